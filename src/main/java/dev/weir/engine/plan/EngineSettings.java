package dev.weir.engine.plan;

import dev.weir.events.definition.Schema;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.limit.RuleLimits;
import java.io.Serializable;
import java.util.List;

/**
 * What the engine is told once, when the job starts.
 *
 * @param schema fields and declared attributes
 * @param ruleLimits how large a rule may be
 * @param seriesLimits how much a key remembers
 * @param deduplicationMillis how long after its arrival the same event is recognised, by the wall clock
 * @param otherContent what becomes of an id that comes again within that time with other content
 * @param outcomes from the mildest to the most severe; any other ranks below them
 */
public record EngineSettings(
        Schema schema,
        RuleLimits ruleLimits,
        SeriesLimits seriesLimits,
        long deduplicationMillis,
        OtherContent otherContent,
        List<String> outcomes)
        implements Serializable {

    /** Defaults: no attributes, an hour of deduplication, APPROVE, REVIEW, BLOCK. */
    public static final EngineSettings DEFAULT = new EngineSettings(
            Schema.PLAIN,
            RuleLimits.DEFAULT,
            SeriesLimits.DEFAULT,
            3_600_000,
            OtherContent.DECIDE,
            List.of("APPROVE", "REVIEW", "BLOCK"));

    /** The outcome that no other is more severe than. */
    public String mostSevere() {
        return outcomes.get(outcomes.size() - 1);
    }

    /** Checks. */
    public EngineSettings {
        if (deduplicationMillis <= 0) {
            throw new IllegalArgumentException("deduplication needs a horizon over 0");
        }
        outcomes = List.copyOf(outcomes);
    }
}
