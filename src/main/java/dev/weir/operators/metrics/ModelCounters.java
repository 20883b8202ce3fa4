package dev.weir.operators.metrics;

import dev.weir.engine.score.ModelAnswer;
import dev.weir.engine.score.Scored;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts, by model, how often one was {@code asked}, how often its score was {@code absent} for whatever reason, and how
 * often that was since it {@code failed}, or was {@code slow}; and how its scores of the last minute are distributed, as
 * {@code scorePermille} from 0 to 1,000. A challenger has counts of its own.
 */
final class ModelCounters {
    private static final double PERMILLE = 1_000;

    private final Counter asked;
    private final Counter absent;
    private final Counter failed;
    private final Counter slow;
    private final Histogram scores;

    /** Registers the counters of one model. */
    private ModelCounters(MetricGroup metrics) {
        asked = metrics.counter("asked");
        absent = metrics.counter("absent");
        failed = metrics.counter("failed");
        slow = metrics.counter("slow");
        scores = metrics.histogram("scorePermille", new DecisionLatency(System::currentTimeMillis));
    }

    /** Returns counters by the key of a model, such as {@code card-fraud/shadow}. */
    static PerRule<ModelCounters> in(MetricGroup metrics) {
        return new PerRule<>(metrics, "model", ModelCounters::new);
    }

    /** Counts what models said in one decision. */
    static void count(Scored scored, PerRule<ModelCounters> counters) {
        for (ModelAnswer answer : scored.answers()) {
            counters.of(answer.model().key()).count(answer);
        }
    }

    private void count(ModelAnswer answer) {
        asked.inc();
        switch (answer.fate()) {
            case ANSWERED -> scores.update(Math.round(answer.score() * PERMILLE));
            case SILENT -> absent.inc();
            case FAILED -> {
                absent.inc();
                failed.inc();
            }
            case SLOW -> {
                absent.inc();
                slow.inc();
            }
        }
    }
}
