package dev.weir.twin;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What people pushed, and what rules wrote. */
final class NaiveLists {
    private final Map<String, Long> written = new TreeMap<>();
    private final Map<String, Long> onTheirWay = new HashMap<>();
    private Map<String, Long> known = Map.of();

    void push(Map<String, Long> entries) {
        known = entries;
    }

    void write(String entry, long untilMillis) {
        onTheirWay.merge(entry, untilMillis, Math::max);
    }

    /** What was written is there for the next event. */
    void arrive() {
        onTheirWay.forEach((entry, until) -> written.merge(entry, until, Math::max));
        onTheirWay.clear();
    }

    boolean has(String list, String entry, long atMillis) {
        return (list.equals("hot") ? written : known).getOrDefault(entry, Long.MIN_VALUE) > atMillis;
    }
}
