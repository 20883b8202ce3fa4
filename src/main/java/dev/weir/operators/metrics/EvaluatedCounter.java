package dev.weir.operators.metrics;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;

/**
 * Counts how often a rule was evaluated. A rule that applies to every event of a type is not counted with each of them:
 * its count follows that of the events. Written by one thread; other threads may read a slightly older value.
 */
final class EvaluatedCounter implements Counter {
    private long own;
    /**
     * A single reference, so that a reader sees the count before a change together with the events that count since
     * then.
     */
    private volatile Following following = new Following(0, Map.of());

    void follow(ApplicableEvents events) {
        following = following.with(events);
    }

    void leave(ApplicableEvents events) {
        following = following.without(events);
    }

    @Override
    public void inc() {
        own++;
    }

    @Override
    public void inc(long n) {
        own += n;
    }

    @Override
    public void dec() {
        own--;
    }

    @Override
    public void dec(long n) {
        own -= n;
    }

    @Override
    public long getCount() {
        return own + following.count();
    }

    /**
     * The events that count.
     *
     * @param before the count of events that no longer count, minus what the present ones had counted before they were
     *     added
     * @param times for each count, how many rules that share this counter follow it
     */
    private record Following(long before, Map<ApplicableEvents, Integer> times) {

        Following with(ApplicableEvents events) {
            Map<ApplicableEvents, Integer> more = new HashMap<>(times);
            more.merge(events, 1, Integer::sum);
            return new Following(before - events.count(), more);
        }

        Following without(ApplicableEvents events) {
            Map<ApplicableEvents, Integer> less = new HashMap<>(times);
            less.computeIfPresent(events, (same, count) -> count == 1 ? null : count - 1);
            return new Following(before + events.count(), less);
        }

        long count() {
            long count = before;
            for (Map.Entry<ApplicableEvents, Integer> each : times.entrySet()) {
                count += each.getKey().count() * each.getValue();
            }
            return count;
        }
    }
}
