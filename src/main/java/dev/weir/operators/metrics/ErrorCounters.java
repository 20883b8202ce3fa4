package dev.weir.operators.metrics;

import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts {@code errors}, failed expressions of rules, in total and by rule. */
public final class ErrorCounters {
    private final Counter all;
    private final PerRule<Counter> ofRules;

    /** Registers the counters. */
    public ErrorCounters(MetricGroup metrics) {
        all = metrics.counter("errors");
        ofRules = new PerRule<>(metrics, group -> group.counter("errors"));
    }

    /** Counts one error for each of these ids. */
    public void count(List<String> failed) {
        for (int i = 0; i < failed.size(); i++) {
            all.inc();
            ofRules.of(failed.get(i)).inc();
        }
    }
}
