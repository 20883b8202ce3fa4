package dev.weir.engine.plan.log;

import dev.weir.engine.message.RulebookUpdate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Updates of rules, or of lists, by name and by the epoch at which each began. */
public final class UpdateLog {
    private final Map<String, TreeMap<Long, RulebookUpdate>> byName = new TreeMap<>();
    private final Predicate<RulebookUpdate> removes;

    /** Creates a log, given a test for updates that remove something. */
    public UpdateLog(Predicate<RulebookUpdate> removes) {
        this.removes = removes;
    }

    /** Adds an update, unless it is known. */
    public void remember(String name, RulebookUpdate update) {
        byName.computeIfAbsent(name, unseen -> new TreeMap<>()).putIfAbsent(update.epoch(), update);
    }

    /** Returns what was in force in an epoch, by name; nothing for a name of which the update of that time was forgotten. */
    public List<RulebookUpdate> at(long epoch) {
        List<RulebookUpdate> inForce = new ArrayList<>();
        for (TreeMap<Long, RulebookUpdate> history : byName.values()) {
            Map.Entry<Long, RulebookUpdate> update = history.floorEntry(epoch);
            if (update != null && !removes.test(update.getValue())) {
                inForce.add(update.getValue());
            }
        }
        return inForce;
    }

    /** Forgets updates that no epoch from this one on needs; returns the epochs that began with them. */
    public List<Long> forgetBefore(long epoch) {
        List<Long> forgotten = new ArrayList<>();
        Iterator<TreeMap<Long, RulebookUpdate>> histories = byName.values().iterator();
        while (histories.hasNext()) {
            TreeMap<Long, RulebookUpdate> history = histories.next();
            Map.Entry<Long, RulebookUpdate> oldest = history.floorEntry(epoch);
            if (oldest != null) {
                NavigableMap<Long, RulebookUpdate> unused =
                        history.headMap(oldest.getKey(), removes.test(oldest.getValue()));
                unused.values().forEach(update -> forgotten.add(update.epoch()));
                unused.clear();
            }
            if (history.isEmpty()) {
                histories.remove();
            }
        }
        return forgotten;
    }

    /** Returns how much memory the updates take that another one of their name replaced. */
    public long replacedBytes(ToLongFunction<RulebookUpdate> bytes) {
        long replaced = 0;
        for (TreeMap<Long, RulebookUpdate> history : byName.values()) {
            if (history.size() > 1) {
                for (RulebookUpdate older : history.headMap(history.lastKey()).values()) {
                    replaced += bytes.applyAsLong(older);
                }
            }
        }
        return replaced;
    }

    /**
     * Forgets the oldest replaced updates until the rest is small enough, but never the last one before the current of
     * a name. Returns the epochs that began with them.
     */
    public List<Long> forgetBeyond(long mostBytes, ToLongFunction<RulebookUpdate> bytes) {
        TreeMap<Long, TreeMap<Long, RulebookUpdate>> replaced = new TreeMap<>();
        long kept = 0;
        for (TreeMap<Long, RulebookUpdate> history : byName.values()) {
            for (RulebookUpdate older : history.headMap(history.lastKey()).values()) {
                replaced.put(older.epoch(), history);
                kept += bytes.applyAsLong(older);
            }
        }
        List<Long> forgotten = new ArrayList<>();
        for (TreeMap<Long, RulebookUpdate> history : replaced.values()) {
            if (kept > mostBytes && history.size() > 2) {
                Map.Entry<Long, RulebookUpdate> oldest = history.firstEntry();
                kept -= bytes.applyAsLong(oldest.getValue());
                forgotten.add(oldest.getValue().epoch());
                history.remove(oldest.getKey());
                // Whoever still decides by such an old epoch gets the next update instead of nothing.
                RulebookUpdate next = history.remove(history.firstKey());
                history.put(oldest.getKey(), next);
            }
        }
        return forgotten;
    }

    /** Returns the size of the text of an update, in bytes. */
    public static long bytesOf(RulebookUpdate update) {
        if (update instanceof RulebookUpdate.Put put) {
            return put.document().length();
        }
        if (update instanceof RulebookUpdate.PutDocument put) {
            return put.document().length();
        }
        if (update instanceof RulebookUpdate.Batch batch) {
            return batch.updates().stream().mapToLong(UpdateLog::bytesOf).sum();
        }
        return update instanceof RulebookUpdate.PutList put ? put.entries().bytes() : 0;
    }
}
