package dev.weir;

import dev.weir.config.JobConfig;
import dev.weir.config.ModelSettings;
import dev.weir.config.RuleBudgets;
import dev.weir.config.TagPolicies;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.pacing.TagCap;
import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.GuardSettings;
import dev.weir.engine.seal.Signers;
import dev.weir.events.answer.Channels;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.document.Documents;
import dev.weir.io.kafka.KafkaArtifacts;
import dev.weir.io.row.CapturedRows;
import dev.weir.models.artifact.ArtifactRoots;
import dev.weir.operators.CacheBounds;
import dev.weir.operators.JobSettings;
import dev.weir.operators.Quarantine;
import dev.weir.operators.artifact.ArtifactPlaces;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;

/**
 * Translates a job config to settings of the engine and its operators: the same for the job and for running the engine
 * without a cluster.
 */
public final class Settings {
    private Settings() {}

    /** Returns the settings of the operators. */
    public static JobSettings of(JobConfig config) {
        JobConfig.Limits limits = config.limits();
        SeriesLimits series = SeriesLimits.DEFAULT;
        Channels channels = new Channels(
                config.outcomes(), config.channels(), config.policies().points());
        EngineSettings engine = new EngineSettings(
                config.schema(),
                new RuleLimits(
                        limits.maxDocumentBytes(),
                        limits.maxExpressionChars(),
                        limits.maxWindowMillis(),
                        limits.maxOpenMatches(),
                        expressions(config.budgets()),
                        new RuleCounts(
                                config.budgets().maxRules(), config.budgets().maxFeaturesPerRule()),
                        config.time().foreverMillis(),
                        OutcomeNames.of(
                                        channels.declared(),
                                        channels.names(),
                                        config.signers().mayWrite())
                                .withRisk(channels.risk())),
                new SeriesLimits(
                        series.segmentEntries(),
                        config.time().lateMillis(),
                        limits.lateEntries(),
                        limits.maxEntriesPerWindow(),
                        series.coarseSegments(),
                        limits.distinctEntries()),
                config.deduplication().horizonMillis(),
                switch (config.deduplication().otherContent()) {
                    case DECIDE -> ContentMismatchPolicy.DECIDE;
                    case SET_ASIDE -> ContentMismatchPolicy.SET_ASIDE;
                },
                channels,
                policies(config.policies()),
                config.identity().map(Settings::identity).orElse(IdentitySettings.NONE));
        return new JobSettings(
                engine,
                Documents.json(limits.maxDocumentBytes()).withLists(limits.maxListBytes(), limits.maxListEntries()),
                new RulebookTopics(
                        config.topics().rules(),
                        config.topics().lists(),
                        config.topics().ruleStatus(),
                        config.topics().models(),
                        CapturedRows.tables(config)),
                new GuardSettings(
                        config.guards().maxErrorRate(),
                        config.guards().overMillis(),
                        config.guards().minEvaluations(),
                        config.guards().minTransactions()),
                config.time().maxFutureMillis(),
                config.time().latenessMillis(),
                new Quarantine(config.quarantine(), ""),
                new Signers(config.signers().encoded()),
                new CacheBounds(config.state().cacheBytes()),
                new ArtifactPlaces(
                        new ArtifactRoots(config.models().artifacts()),
                        new KafkaArtifacts(config.kafka(), config.topics().modelArtifacts()),
                        config.models().loadMillis()),
                config.models().training() == ModelSettings.Training.ALWAYS
                        || LabelDefinition.of(config.schema()).isPresent());
    }

    /** Returns what the engine needs to know of a link. */
    public static IdentitySettings identity(JobConfig.Identity link) {
        return new IdentitySettings(
                link.name(), link.from(), link.to(), link.overMillis(), link.backMillis(), link.backEntries());
    }

    private static FiringPolicies policies(TagPolicies policies) {
        return new FiringPolicies(
                policies.caps().stream()
                        .map(cap -> new TagCap(cap.name(), cap.tags(), cap.count(), cap.overMillis()))
                        .toList(),
                policies.holdouts().stream()
                        .map(one -> new Holdout(one.name(), one.tags(), one.percent(), one.salt()))
                        .toList());
    }

    private static ExpressionLimits expressions(RuleBudgets budgets) {
        return new ExpressionLimits(budgets.maxSteps(), budgets.maxMadeTextChars(), budgets.maxMadeListElements());
    }
}
