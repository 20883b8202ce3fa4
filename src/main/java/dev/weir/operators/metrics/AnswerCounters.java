package dev.weir.operators.metrics;

import dev.weir.engine.decide.RuleEvaluation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts how often rules were {@code evaluated}, and what they said, if it was anything: {@code fired}, {@code shadowFired},
 * {@code suppressed} or {@code errors}; and how many {@code steps} that took here; {@link SharedSteps} counts those
 * that features and conditions of patterns take. An expression that a reason does without is an
 * error too.
 */
final class AnswerCounters {
    private final EvaluatedCounter evaluated;
    private final Counter fired;
    private final Counter shadowFired;
    private final Counter suppressed;
    private final Counter errors;
    private final Counter steps;

    /** Creates the counters in a metric group. */
    AnswerCounters(MetricGroup metrics) {
        evaluated = metrics.counter("evaluated", new EvaluatedCounter());
        fired = metrics.counter("fired");
        shadowFired = metrics.counter("shadowFired");
        suppressed = metrics.counter("suppressed");
        errors = metrics.counter("errors");
        steps = metrics.counter("steps");
    }

    /** From here on each of these events counts as an evaluation. */
    void follow(AskingEvents events) {
        evaluated.follow(events);
    }

    /** From here on no more. */
    void leave(AskingEvents events) {
        evaluated.leave(events);
    }

    /** So many rules were asked, of which those that may have something to say are counted by themselves. */
    void askedWithoutEvaluation(int rules) {
        evaluated.inc(rules);
    }

    /**
     * Counts an evaluation.
     *
     * @param counted whether it is among those that are counted otherwise
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
            case FAILED -> errors.inc();
        }
    }
}
