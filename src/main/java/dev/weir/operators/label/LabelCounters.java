package dev.weir.operators.label;

import dev.weir.engine.label.LabelListener;
import dev.weir.engine.label.LabelOutcome;
import dev.weir.events.label.FraudLabel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what becomes of labels: {@code labelsJoined}, {@code labelsReplacing}, {@code labelsRepeated}, {@code
 * labelsOutdated} and {@code labelsUnknown}. Their sum is the number of labels that Ingest let go on, less those that
 * wait. Warns of labels whose transaction is unknown: of the first one, and whenever their number has doubled.
 */
final class LabelCounters implements LabelListener {
    private static final Logger LOG = LoggerFactory.getLogger(LabelCounters.class);

    private final Map<LabelOutcome, Counter> counters = new EnumMap<>(LabelOutcome.class);
    private long nextWarning = 1;

    /** Registers the counters. */
    LabelCounters(MetricGroup metrics) {
        for (LabelOutcome outcome : LabelOutcome.values()) {
            counters.put(outcome, metrics.counter(nameOf(outcome)));
        }
    }

    private static String nameOf(LabelOutcome outcome) {
        return switch (outcome) {
            case JOINED -> "labelsJoined";
            case REPLACING -> "labelsReplacing";
            case REPEATED -> "labelsRepeated";
            case OUTDATED -> "labelsOutdated";
            case UNKNOWN -> "labelsUnknown";
        };
    }

    @Override
    public void became(LabelOutcome outcome, FraudLabel label) {
        Counter counter = Objects.requireNonNull(counters.get(outcome), "an outcome that is not counted");
        counter.inc();
        if (outcome == LabelOutcome.UNKNOWN && counter.getCount() >= nextWarning) {
            nextWarning = 2 * counter.getCount();
            LOG.warn(
                    "{} labels so far are about transactions that this job does not know, or that are longer ago than"
                            + " labels.horizon, such as {}: they count nowhere; send the transactionId of the transaction, or"
                            + " raise the horizon",
                    counter.getCount(),
                    label.transactionId());
        }
    }
}
