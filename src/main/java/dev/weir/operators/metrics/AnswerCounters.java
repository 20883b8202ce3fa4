package dev.weir.operators.metrics;

import dev.weir.engine.decide.RuleEvaluation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts how often rules were {@code evaluated}, and their results other than none: {@code fired}, {@code shadowFired},
 * {@code suppressed}, {@code heldOut} or {@code errors}; also the {@code steps} that took; {@link SharedSteps} counts those of features
 * and of conditions of patterns. A failed expression that is left out of a reason is an error too.
 */
final class AnswerCounters {
    private final EvaluatedCounter evaluated;
    private final Counter fired;
    private final Counter shadowFired;
    private final Counter suppressed;
    private final Counter heldOut;
    private final Counter waiting;
    private final Counter dropped;
    private final Counter errors;
    private final Counter steps;

    /** Creates the counters in a metric group. */
    AnswerCounters(MetricGroup metrics) {
        evaluated = metrics.counter("evaluated", new EvaluatedCounter());
        fired = metrics.counter("fired");
        shadowFired = metrics.counter("shadowFired");
        suppressed = metrics.counter("suppressed");
        heldOut = metrics.counter("heldOut");
        waiting = metrics.counter("waiting");
        dropped = metrics.counter("dropped");
        errors = metrics.counter("errors");
        steps = metrics.counter("steps");
    }

    /** Counts each of these events as an evaluation from now on. */
    void follow(ApplicableEvents events) {
        evaluated.follow(events);
    }

    /** Stops counting these events. */
    void leave(ApplicableEvents events) {
        evaluated.leave(events);
    }

    /** Counts rules that apply to an event; those among them that may fire are counted separately. */
    void askedWithoutEvaluation(int rules) {
        evaluated.inc(rules);
    }

    /**
     * Counts an evaluation.
     *
     * @param counted whether it is already counted elsewhere
     */
    void count(RuleEvaluation evaluation, boolean counted) {
        if (!counted) {
            evaluated.inc();
        }
        errors.inc(evaluation.leftOut());
        steps.inc(evaluation.steps());
        switch (evaluation.answer()) {
            case QUIET -> {}
            case FIRED -> fired.inc();
            case SHADOW_FIRED -> shadowFired.inc();
            case SUPPRESSED -> suppressed.inc();
            case HELD_OUT -> heldOut.inc();
            case WAITS -> waiting.inc();
            case DROPPED -> dropped.inc();
            case FAILED -> errors.inc();
        }
    }
}
