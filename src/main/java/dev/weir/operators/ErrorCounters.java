package dev.weir.operators;

import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts {@code errors}, expressions of rules that failed: in all and of each rule. */
final class ErrorCounters {
    private final Counter all;
    private final PerRule<Counter> ofRules;

    ErrorCounters(MetricGroup metrics) {
        all = metrics.counter("errors");
        ofRules = new PerRule<>(metrics, group -> group.counter("errors"));
    }

    /** Counts one for each of these ids. */
    void count(List<String> failed) {
        for (int i = 0; i < failed.size(); i++) {
            all.inc();
            ofRules.of(failed.get(i)).inc();
        }
    }
}
