package dev.weir.engine.entry;

import dev.weir.events.answer.ListWrite;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.ListWriteCodec;
import dev.weir.rules.list.ListEntries;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The entries that rules put on lists, beside those that people pushed.
 *
 * <p>Size: at most {@value #MOST_ENTRIES} entries of each list, of at most {@value ListWrite#MOST_CHARS} characters. If
 * there are more, the one that ends first goes.
 */
public final class WrittenEntries {
    /** The largest number of entries of one list. */
    public static final int MOST_ENTRIES = 10_000;

    /** How long an entry is kept after its end, for late events. */
    static final long KEPT_AFTER_END_MILLIS = 24L * 60 * 60 * 1000;

    private final Map<String, Map<String, ListWrite>> byList = new TreeMap<>();
    private final Set<String> changed = new TreeSet<>();
    private final ListWriteCodec codec = new ListWriteCodec();

    /** Creates an empty set. */
    public WrittenEntries() {}

    /** Puts an entry on its list; one that is there already with this end or a later one stays as it is. */
    public void put(ListWrite write) {
        Map<String, ListWrite> entries = byList.computeIfAbsent(write.list(), first -> new HashMap<>());
        ListWrite before = entries.get(write.key());
        if (before == null || before.untilMillis() < write.untilMillis()) {
            entries.put(write.key(), write);
            changed.add(write.list());
        }
    }

    /** Puts an entry on its list, also one that ends earlier than what is there. */
    public void replace(ListWrite write) {
        ListWrite before = byList.getOrDefault(write.list(), Map.of()).get(write.key());
        if (before == null || before.untilMillis() != write.untilMillis()) {
            remove(write.key());
            put(write);
        }
    }

    /** Returns whether there is an entry with this key of a record. */
    public boolean has(String key) {
        return byList.getOrDefault(ListWrite.listOf(key), Map.of()).containsKey(key);
    }

    /** Returns how many entries a list has. */
    public int size(String list) {
        return byList.getOrDefault(list, Map.of()).size();
    }

    /** Takes the entry with this key of a record away. */
    public void remove(String key) {
        Map<String, ListWrite> entries = byList.get(ListWrite.listOf(key));
        if (entries != null && entries.remove(key) != null) {
            changed.add(ListWrite.listOf(key));
        }
    }

    /** Returns whether a list changed since they were last taken. */
    public boolean hasChanged() {
        return !changed.isEmpty();
    }

    /** Returns the lists that changed since this was last asked, sorted. */
    public List<String> takeChanged() {
        List<String> taken = List.copyOf(changed);
        changed.clear();
        return taken;
    }

    /**
     * Drops the entries of a list that ended long before the latest was written, in event time, and those beyond the
     * bound; returns them.
     */
    public List<ListWrite> drop(String list) {
        Map<String, ListWrite> entries = byList.getOrDefault(list, new HashMap<>());
        List<ListWrite> byEnd = new ArrayList<>(entries.values());
        byEnd.sort(Comparator.comparingLong(ListWrite::untilMillis).thenComparing(ListWrite::entry));
        long latestMillis = byEnd.stream().mapToLong(ListWrite::atMillis).max().orElse(Long.MIN_VALUE);
        List<ListWrite> dropped = new ArrayList<>();
        for (ListWrite one : byEnd) {
            boolean isTooMany = byEnd.size() - dropped.size() > MOST_ENTRIES;
            if (isTooMany || one.untilMillis() + KEPT_AFTER_END_MILLIS < latestMillis) {
                dropped.add(one);
                entries.remove(one.key());
            }
        }
        if (entries.isEmpty()) {
            byList.remove(list);
        }
        return dropped;
    }

    /** Returns the entries of a list with their ends. */
    public ListEntries of(String list) {
        Map<String, Long> ends = new TreeMap<>();
        byList.getOrDefault(list, Map.of()).values().forEach(one -> ends.put(one.entry(), one.untilMillis()));
        return ListEntries.of(ends.keySet()).ending(ends);
    }

    /** Returns whether no list has any. */
    public boolean isEmpty() {
        return byList.isEmpty();
    }

    /** Writes a compact form. */
    public void write(DataOutput out) throws IOException {
        List<ListWrite> all = new ArrayList<>();
        byList.values().forEach(entries -> all.addAll(new TreeMap<>(entries).values()));
        Binary.writeCount(all.size(), out);
        for (ListWrite one : all) {
            codec.write(one, out);
        }
    }

    /** Adds what {@link #write} wrote, as known to everybody. */
    public void readAll(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            put(codec.read(in));
        }
        changed.clear();
    }
}
