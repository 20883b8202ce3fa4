package dev.weir.operators.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;

/**
 * Counts how often a rule was evaluated. A rule that applies to every event of a type is not counted with each of them:
 * its count follows that of the events. Written by one thread; other threads may read a slightly older value.
 */
final class EvaluatedCounter implements Counter {
    private long own;
    /** How many of the rules that share this counter follow each count. */
    private final Map<AskingEvents, Integer> followed = new ConcurrentHashMap<>();

    void follow(AskingEvents events) {
        own -= events.count();
        followed.merge(events, 1, Integer::sum);
    }

    void leave(AskingEvents events) {
        own += events.count();
        followed.computeIfPresent(events, (count, times) -> times == 1 ? null : times - 1);
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
        long count = own;
        for (Map.Entry<AskingEvents, Integer> each : followed.entrySet()) {
            count += each.getKey().count() * each.getValue();
        }
        return count;
    }
}
