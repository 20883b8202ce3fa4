package dev.weir.operators;

import dev.weir.engine.Verdict;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what became of events. Over the whole job, each event that came in is counted once: {@code received = decided +
 * rejected + duplicate + noted}, once nothing is in flight. What is decided about a further subject of an event, or about
 * a match that comes by itself, counts as {@code alsoDecided}.
 */
final class DecisionCounters {
    private final Counter decided;
    private final Counter alsoDecided;
    private final Counter duplicate;
    private final Counter noted;
    private final Counter evaluated;
    private final Counter fired;
    private final Counter shadowFired;
    private final Counter suppressed;
    private final Counter errors;

    DecisionCounters(MetricGroup metrics) {
        decided = metrics.counter("decided");
        alsoDecided = metrics.counter("alsoDecided");
        duplicate = metrics.counter("duplicate");
        noted = metrics.counter("noted");
        evaluated = metrics.counter("evaluated");
        fired = metrics.counter("fired");
        shadowFired = metrics.counter("shadowFired");
        suppressed = metrics.counter("suppressed");
        errors = metrics.counter("errors");
    }

    void count(Verdict verdict) {
        if (verdict instanceof Verdict.Decided done) {
            (done.primary() ? decided : alsoDecided).inc();
            count(done.tally());
        } else if (verdict instanceof Verdict.Noted nothing) {
            noted.inc(nothing.primary() ? 1 : 0);
            count(nothing.tally());
        } else if (verdict instanceof Verdict.Duplicate again) {
            duplicate.inc(again.primary() ? 1 : 0);
        }
    }

    private void count(Verdict.Tally tally) {
        evaluated.inc(tally.evaluated());
        fired.inc(tally.fired());
        shadowFired.inc(tally.shadowFired());
        suppressed.inc(tally.suppressed());
        errors.inc(tally.errors());
    }
}
