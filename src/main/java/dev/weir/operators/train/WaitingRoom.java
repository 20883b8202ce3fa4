package dev.weir.operators.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * How many examples wait for their label, and how many bytes they take, with a bound on both. They are counted for each
 * key group, and each has its share of the bound: so what is kept does not depend on how many instances there are, and
 * the counts go where the keys go.
 */
final class WaitingRoom {
    /** The largest number of examples that wait, in the whole job. */
    static final long MOST_EXAMPLES = 100_000_000;

    /** The most bytes of examples that wait, in the whole job: 32 GiB. */
    static final long MOST_BYTES = 32L << 30;

    private final int keyGroups;
    private final Map<Integer, Map<String, Count>> byGroup = new HashMap<>();
    private final Map<String, AtomicLong> byModel = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** Creates an empty room of an instance in a job with so many key groups. */
    WaitingRoom(int keyGroups) {
        this.keyGroups = keyGroups;
    }

    private static final class Count {
        private long examples;
        private long bytes;
    }

    /** Returns whether there is room for an example at a key. */
    boolean hasRoom(String key, long ofBytes) {
        long examples = 1;
        long taken = ofBytes;
        for (Count count : byGroup.getOrDefault(group(key), Map.of()).values()) {
            examples += count.examples;
            taken += count.bytes;
        }
        return examples <= Math.max(1, MOST_EXAMPLES / keyGroups) && taken <= Math.max(1, MOST_BYTES / keyGroups);
    }

    /** Counts examples of a model that come to a key, or go, then with negative numbers. */
    void change(String key, String model, long examples, long ofBytes) {
        change(group(key), model, examples, ofBytes);
    }

    private void change(int group, String model, long examples, long ofBytes) {
        Map<String, Count> counts = byGroup.computeIfAbsent(group, first -> new HashMap<>());
        Count count = counts.computeIfAbsent(model, first -> new Count());
        count.examples += examples;
        count.bytes += ofBytes;
        if (count.examples == 0) {
            counts.remove(model);
        }
        waiting(model).addAndGet(examples);
        bytes.addAndGet(ofBytes);
    }

    /** Returns the number of examples of a model that wait; may be read by another thread. */
    AtomicLong waiting(String model) {
        return byModel.computeIfAbsent(model, first -> new AtomicLong());
    }

    /** Returns the bytes of all examples that wait; may be read by another thread. */
    long bytes() {
        return bytes.get();
    }

    /** Returns the counts: a key group, a model, examples, bytes. */
    List<Tuple4<Integer, String, Long, Long>> counts() {
        List<Tuple4<Integer, String, Long, Long>> counts = new ArrayList<>();
        byGroup.forEach((group, ofGroup) ->
                ofGroup.forEach((model, count) -> counts.add(Tuple4.of(group, model, count.examples, count.bytes))));
        return counts;
    }

    /** Takes in the counts of all instances that are of the key groups of this one. */
    void restore(Iterable<Tuple4<Integer, String, Long, Long>> counts, KeyGroupRange own) {
        for (Tuple4<Integer, String, Long, Long> count : counts) {
            if (own.contains(count.f0)) {
                change(count.f0, count.f1, count.f2, count.f3);
            }
        }
    }

    private int group(String key) {
        return KeyGroupRangeAssignment.assignToKeyGroup(key, keyGroups);
    }
}
