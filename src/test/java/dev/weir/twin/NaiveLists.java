package dev.weir.twin;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What people pushed, and what rules wrote. */
final class NaiveLists {
    private final Map<String, Long> written = new TreeMap<>();
    private final Map<String, Long> onTheirWay = new HashMap<>();
    private Map<String, Long> known = Map.of();
    private Map<String, Map<String, Book.Row>> tables = Map.of();

    void push(Book.Pushed pushed) {
        known = pushed.known();
        tables = pushed.tables();
    }

    void write(String entry, long untilMillis) {
        onTheirWay.merge(entry, untilMillis, Math::max);
    }

    /** What was written is there for the next event. */
    void arrive() {
        onTheirWay.forEach((entry, until) -> written.merge(entry, until, Math::max));
        onTheirWay.clear();
    }

    /** What a table says of a key; null if it says nothing. */
    Object look(String table, String key, String field, long atMillis) {
        Book.Row row = tables.getOrDefault(table, Map.of()).get(key);
        return row == null || row.until() <= atMillis ? null : row.fields().get(field);
    }

    boolean has(String list, String entry, long atMillis) {
        return (list.equals("hot") ? written : known).getOrDefault(entry, Long.MIN_VALUE) > atMillis;
    }
}
