package dev.weir.operators;

import dev.weir.engine.Asked;
import dev.weir.engine.Verdict;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what became of events, and what rules said about them, in all and each. Over the whole job, each event that came
 * in is counted once: {@code received = decided + rejected + duplicate + noted}, once nothing is in flight. What is decided
 * about a further subject of an event, or about a match that comes by itself, counts as {@code alsoDecided}.
 */
final class DecisionCounters {
    private final Counter decided;
    private final Counter alsoDecided;
    private final Counter duplicate;
    private final Counter noted;
    private final AnswerCounters answers;
    private final PerRule<AnswerCounters> answersOfRules;

    DecisionCounters(MetricGroup metrics) {
        decided = metrics.counter("decided");
        alsoDecided = metrics.counter("alsoDecided");
        duplicate = metrics.counter("duplicate");
        noted = metrics.counter("noted");
        answers = new AnswerCounters(metrics);
        answersOfRules = new PerRule<>(metrics, AnswerCounters::new);
    }

    void count(Verdict verdict) {
        if (verdict instanceof Verdict.Decided) {
            (verdict.primary() ? decided : alsoDecided).inc();
        } else if (verdict.primary()) {
            (verdict instanceof Verdict.Duplicate ? duplicate : noted).inc();
        }
        count(verdict.asked());
    }

    private void count(List<Asked> said) {
        for (int i = 0; i < said.size(); i++) {
            Asked asked = said.get(i);
            answers.count(asked.answer());
            answersOfRules.of(asked.rule().id()).count(asked.answer());
        }
    }
}
