package dev.weir.operators.metrics;

import dev.weir.engine.profile.Observation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what keys observe: {@code observed}, an event once at each key that needs it; {@code errors}, also by rule;
 * {@code matchesGaveWay}, open matches of a pattern that were dropped because there were too many; {@code
 * lateForPattern}, events that came too late for a pattern that waits for event time; and {@code quarantined}, keys
 * whose open matches were given up because the job failed at them twice in a row.
 */
public final class ObservationCounters {
    private final Counter observed;
    private final ErrorCounters errors;
    private final Counter gaveWay;
    private final Counter late;
    private final Counter quarantined;

    /** Registers the counters. */
    public ObservationCounters(MetricGroup metrics) {
        observed = metrics.counter("observed");
        errors = new ErrorCounters(metrics);
        gaveWay = metrics.counter("matchesGaveWay");
        late = metrics.counter("lateForPattern");
        quarantined = metrics.counter("quarantined");
    }

    /** Counts an event at a key. */
    public void observed() {
        observed.inc();
    }

    /** Counts the result of an event or of an advance of time. */
    public void count(Observation seen) {
        errors.count(seen.failed());
        gaveWay.inc(seen.gaveWay());
        late.inc(seen.late());
    }

    /** Counts a key whose open matches were given up. */
    public void quarantined() {
        quarantined.inc();
    }
}
