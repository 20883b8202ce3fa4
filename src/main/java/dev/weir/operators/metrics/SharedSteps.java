package dev.weir.operators.metrics;

import dev.weir.engine.plan.SharedWork;
import dev.weir.engine.profile.StepListener;
import dev.weir.rules.expression.value.Steps;
import java.util.IdentityHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts the {@code steps} of features and of conditions of patterns, in total and by rule. What rules share is
 * evaluated once and charged in full to each of them, so that a rule shows what it would cost on its own, and the sum
 * over the rules may exceed the total.
 *
 * <p>Also counts as {@code zonesMissing} how often a feature was asked in UTC because its row has no zone.
 *
 * <p>An event costs one look-up for each feature or pattern, however many rules share it: steps are summed by feature
 * or pattern, and charged to the rules about once a second. In between the counters lag behind; when no more events
 * arrive they stay behind until time or a rule update advances. For use by one thread.
 */
public final class SharedSteps implements StepListener {
    static final long EVERY_MILLIS = 1_000;

    private final Counter all;
    private final Counter zonesMissing;
    private final PerRule<Counter> ofRules;
    private final IdentityHashMap<SharedWork, Steps> open = new IdentityHashMap<>();
    private long settledMillis = Long.MIN_VALUE;

    /** Registers the counters. */
    public SharedSteps(MetricGroup metrics) {
        all = metrics.counter("steps");
        zonesMissing = metrics.counter("zonesMissing");
        ofRules = new PerRule<>(metrics, group -> group.counter("steps"));
    }

    @Override
    public void charge(SharedWork work, long steps) {
        Steps known = open.get(work);
        if (known == null) {
            known = new Steps();
            open.put(work, known);
        }
        known.take(steps);
    }

    @Override
    public void missZone() {
        zonesMissing.inc();
    }

    /** Charges the rules if a second has passed. */
    public void pass(long nowMillis) {
        if (nowMillis - EVERY_MILLIS >= settledMillis || nowMillis < settledMillis) {
            settledMillis = nowMillis;
            settle();
        }
    }

    /** Charges the rules now, and drops all references to features and patterns of the rulebook. */
    public void settle() {
        open.forEach((work, steps) -> {
            all.inc(steps.used());
            for (String rule : work.rules()) {
                ofRules.of(rule).inc(steps.used());
            }
        });
        open.clear();
    }
}
