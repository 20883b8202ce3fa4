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
 * The entries that rules put on lists, and those that are rows of a database, beside those that people pushed. An entry
 * that is both is on its list until both have ended or are gone.
 *
 * <p>Size: at most {@value #MOST_ENTRIES} entries of each list, of at most {@value ListWrite#MOST_CHARS} characters. If
 * there are more, the one that ends first goes.
 */
public final class WrittenEntries {
    /** The largest number of entries of one list. */
    public static final int MOST_ENTRIES = 10_000;

    /** How long an entry is kept after its end, for late events. */
    static final long KEPT_AFTER_END_MILLIS = 24L * 60 * 60 * 1000;

    private final Map<String, Map<String, ListWrite>> ofRules = new TreeMap<>();
    private final Map<String, Map<String, ListWrite>> ofRows = new TreeMap<>();
    private final Set<String> changed = new TreeSet<>();
    private final ListWriteCodec codec = new ListWriteCodec();

    /** Creates an empty set. */
    public WrittenEntries() {}

    /** Puts an entry on its list; one that is there already with this end or a later one stays as it is. */
    public void put(ListWrite write) {
        Map<String, ListWrite> entries =
                (write.isRow() ? ofRows : ofRules).computeIfAbsent(write.list(), first -> new HashMap<>());
        ListWrite before = entries.get(write.key());
        if (before == null || before.untilMillis() < write.untilMillis()) {
            entries.put(write.key(), write);
            changed.add(write.list());
        }
    }

    /** Puts an entry that is a row on its list, also with an earlier end than before. */
    public void putRow(ListWrite row) {
        ListWrite before = ofRows.getOrDefault(row.list(), Map.of()).get(row.key());
        if (before == null || before.untilMillis() != row.untilMillis()) {
            removeRow(row.key());
            put(row);
        }
    }

    /** Returns whether a row has this key of a record. */
    public boolean hasRow(String key) {
        return ofRows.getOrDefault(ListWrite.listOf(key), Map.of()).containsKey(key);
    }

    /** Returns how many entries a list has. */
    public int size(String list) {
        return ofRules.getOrDefault(list, Map.of()).size()
                + ofRows.getOrDefault(list, Map.of()).size();
    }

    /** Returns the entries that are rows, by list and then by entry. */
    public List<ListWrite> rows() {
        List<ListWrite> rows = new ArrayList<>();
        ofRows.values().forEach(entries -> rows.addAll(new TreeMap<>(entries).values()));
        return rows;
    }

    private List<ListWrite> all(String list) {
        List<ListWrite> all =
                new ArrayList<>(ofRules.getOrDefault(list, Map.of()).values());
        all.addAll(ofRows.getOrDefault(list, Map.of()).values());
        return all;
    }

    /** Takes the entry with this key of a record away, as far as a rule put it there. */
    public void remove(String key) {
        remove(key, ofRules);
    }

    /** Takes the entry with this key of a record away, as far as it is a row. */
    public void removeRow(String key) {
        remove(key, ofRows);
    }

    private void remove(String key, Map<String, Map<String, ListWrite>> from) {
        String list = ListWrite.listOf(key);
        if (from.containsKey(list) && from.get(list).remove(key) != null) {
            changed.add(list);
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
        List<ListWrite> byEnd = all(list);
        byEnd.sort(Comparator.comparingLong(ListWrite::untilMillis).thenComparing(ListWrite::entry));
        long latestMillis = byEnd.stream().mapToLong(ListWrite::atMillis).max().orElse(Long.MIN_VALUE);
        List<ListWrite> dropped = new ArrayList<>();
        for (ListWrite one : byEnd) {
            boolean isTooMany = byEnd.size() - dropped.size() > MOST_ENTRIES;
            if (isTooMany || one.untilMillis() + KEPT_AFTER_END_MILLIS < latestMillis) {
                dropped.add(one);
                (one.isRow() ? ofRows : ofRules)
                        .getOrDefault(list, new HashMap<>())
                        .remove(one.key());
            }
        }
        for (Map<String, Map<String, ListWrite>> kept : List.of(ofRules, ofRows)) {
            kept.values().removeIf(Map::isEmpty);
        }
        return dropped;
    }

    /** Returns the entries of a list with their ends. */
    public ListEntries of(String list) {
        Map<String, Long> ends = new TreeMap<>();
        all(list).forEach(one -> ends.merge(one.entry(), one.untilMillis(), Math::max));
        return ListEntries.of(ends.keySet()).ending(ends);
    }

    /** Returns whether no list has any. */
    public boolean isEmpty() {
        return ofRules.isEmpty() && ofRows.isEmpty();
    }

    /** Writes a compact form. */
    public void write(DataOutput out) throws IOException {
        List<ListWrite> all = new ArrayList<>();
        ofRules.values().forEach(entries -> all.addAll(new TreeMap<>(entries).values()));
        ofRows.values().forEach(entries -> all.addAll(new TreeMap<>(entries).values()));
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
