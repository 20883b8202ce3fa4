package dev.weir.twin;

import java.util.Map;
import java.util.TreeMap;

/** How often each construct decided something. */
final class Tally {
    private final Map<String, Integer> times = new TreeMap<>();

    void count(String construct) {
        times.merge(construct, 1, Integer::sum);
    }

    Map<String, Integer> times() {
        return times;
    }

    void add(Tally other) {
        other.times.forEach((construct, count) -> times.merge(construct, count, Integer::sum));
    }
}
