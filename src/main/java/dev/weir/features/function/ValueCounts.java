package dev.weir.features.function;

import dev.weir.events.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each value is in a window, the most frequent first. Those that are equally frequent are in their own order:
 * texts by their characters, numbers and times from the smallest, false before true. So the order in which events
 * arrived does not matter.
 */
final class ValueCounts {
    private final List<Map.Entry<Value, Integer>> counts;
    private int all;

    ValueCounts(SeriesWindow window) {
        Map<Value, Integer> byValue = new HashMap<>();
        window.newest((entries, from, to) -> {
            for (int i = from; i < to; i++) {
                byValue.merge(entries.values().get(i), 1, Integer::sum);
            }
            all += to - from;
        });
        counts = new ArrayList<>(byValue.entrySet());
        counts.sort(Comparator.comparing((Map.Entry<Value, Integer> one) -> -one.getValue())
                .thenComparing(Map.Entry::getKey, ValueCounts::compare));
    }

    /** Returns at most this many values. */
    List<Value> first(int most) {
        return counts.stream().limit(most).map(Map.Entry::getKey).toList();
    }

    /** Returns the entropy of the shares of the values, in bits. */
    double entropy() {
        double sum = 0;
        for (Map.Entry<Value, Integer> one : counts) {
            double share = (double) one.getValue() / all;
            sum -= share * StrictMath.log(share);
        }
        return sum == 0 ? 0 : sum / StrictMath.log(2);
    }

    private static int compare(Value a, Value b) {
        if (a instanceof Value.Text one && b instanceof Value.Text other) {
            return one.value().compareTo(other.value());
        }
        if (a instanceof Value.Int one && b instanceof Value.Int other) {
            return Long.compare(one.value(), other.value());
        }
        if (a instanceof Value.Real one && b instanceof Value.Real other) {
            return Double.compare(one.value(), other.value());
        }
        if (a instanceof Value.Time one && b instanceof Value.Time other) {
            return Long.compare(one.epochMillis(), other.epochMillis());
        }
        if (a instanceof Value.Bool one && b instanceof Value.Bool other) {
            return Boolean.compare(one.value(), other.value());
        }
        return a.getClass().getName().compareTo(b.getClass().getName());
    }
}
