package dev.weir.engine.plan;

import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.events.answer.Channels;
import dev.weir.events.definition.Schema;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.limit.RuleLimits;
import java.io.Serializable;
import java.util.List;

/**
 * The settings of the engine, which are fixed when the job starts.
 *
 * @param schema fields and declared attributes
 * @param ruleLimits how large a rule may be
 * @param seriesLimits how much a key remembers
 * @param deduplicationMillis how long after its arrival a repetition of an event is recognised, by the wall clock
 * @param otherContent what happens to an event with the id of an earlier one within that time and different content
 * @param channels what a decision answers, and the policies that sum points
 * @param policies what holds for the firings of all rules with a tag
 * @param identity whom the events of a session count for
 */
public record EngineSettings(
        Schema schema,
        RuleLimits ruleLimits,
        SeriesLimits seriesLimits,
        long deduplicationMillis,
        ContentMismatchPolicy otherContent,
        Channels channels,
        FiringPolicies policies,
        IdentitySettings identity)
        implements Serializable {

    /** The default settings: no attributes, an hour of deduplication, outcomes APPROVE, REVIEW, BLOCK. */
    public static final EngineSettings DEFAULT = new EngineSettings(
            Schema.PLAIN,
            RuleLimits.DEFAULT,
            SeriesLimits.DEFAULT,
            3_600_000,
            ContentMismatchPolicy.DECIDE,
            Channels.ofRisk(List.of("APPROVE", "REVIEW", "BLOCK")),
            FiringPolicies.NONE);

    /** Creates settings by which no session is linked. */
    public EngineSettings(
            Schema schema,
            RuleLimits ruleLimits,
            SeriesLimits seriesLimits,
            long deduplicationMillis,
            ContentMismatchPolicy otherContent,
            Channels channels,
            FiringPolicies policies) {
        this(
                schema,
                ruleLimits,
                seriesLimits,
                deduplicationMillis,
                otherContent,
                channels,
                policies,
                IdentitySettings.NONE);
    }

    /** Creates settings without further channels and policies. */
    public EngineSettings(
            Schema schema,
            RuleLimits ruleLimits,
            SeriesLimits seriesLimits,
            long deduplicationMillis,
            ContentMismatchPolicy otherContent,
            List<String> outcomes) {
        this(
                schema,
                ruleLimits,
                seriesLimits,
                deduplicationMillis,
                otherContent,
                Channels.ofRisk(outcomes),
                FiringPolicies.NONE);
    }

    /** Returns the outcomes of the risk, from the mildest to the most severe; any other outcome ranks below them. */
    public List<String> outcomes() {
        return channels.risk();
    }

    /** Returns the same settings with other policies. */
    public EngineSettings with(FiringPolicies others) {
        return with(channels, others, identity);
    }

    /** Returns the same settings with other channels. */
    public EngineSettings with(Channels others) {
        return with(others, policies, identity);
    }

    /** Returns the same settings by which other sessions are linked. */
    public EngineSettings with(IdentitySettings other) {
        return with(channels, policies, other);
    }

    private EngineSettings with(Channels otherChannels, FiringPolicies others, IdentitySettings other) {
        return new EngineSettings(
                schema, ruleLimits, seriesLimits, deduplicationMillis, otherContent, otherChannels, others, other);
    }

    /** Returns the most severe outcome. */
    public String mostSevere() {
        return outcomes().get(outcomes().size() - 1);
    }

    /** Validates the settings. */
    public EngineSettings {
        if (deduplicationMillis <= 0) {
            throw new IllegalArgumentException("deduplication needs a horizon over 0");
        }
    }
}
