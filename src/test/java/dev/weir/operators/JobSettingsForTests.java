package dev.weir.operators;

import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.GuardSettings;
import dev.weir.engine.seal.Signers;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.Documents;
import dev.weir.operators.artifact.ArtifactPlaces;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleLimits;
import java.util.List;
import java.util.Map;

/** The job settings of the tests: defaults, and a minute into the future. */
public final class JobSettingsForTests {
    /** These. */
    public static final JobSettings SETTINGS = new JobSettings(
            EngineSettings.DEFAULT,
            Documents.json(EngineSettings.DEFAULT.ruleLimits().maxDocumentBytes()),
            RulebookTopics.DEFAULT,
            GuardSettings.DEFAULT,
            60_000,
            0,
            Quarantine.NONE,
            Signers.NONE,
            CacheBounds.DEFAULT,
            ArtifactPlaces.NONE,
            true);

    private JobSettingsForTests() {}

    /** The same, but that the engine has these settings. */
    public static JobSettings deciding(EngineSettings engine) {
        return of(engine, SETTINGS.documents(), SETTINGS.cache());
    }

    /** The same, but that the cache of the state of keys has so many bytes. */
    public static JobSettings caching(int bytes) {
        return of(SETTINGS.engine(), SETTINGS.documents(), new CacheBounds(bytes));
    }

    /** The same, but that labels are read, and joined with transactions for so long. */
    public static JobSettings withLabels(long horizonMillis) {
        EngineSettings usual = SETTINGS.engine();
        EventDefinitions all = EventDefinitions.BUILT_IN.and(List.of(new LabelDefinition("labels", horizonMillis)));
        return deciding(new EngineSettings(
                new Schema(Map.of(), Map.of(), all),
                usual.ruleLimits(),
                usual.seriesLimits(),
                usual.deduplicationMillis(),
                usual.otherContent(),
                usual.channels(),
                usual.policies()));
    }

    /** The same, but that rules may put entries on these lists. */
    public static JobSettings writing(String... lists) {
        RuleLimits usual = RuleLimits.DEFAULT;
        RuleLimits limits = new RuleLimits(
                usual.maxDocumentBytes(),
                usual.maxExpressionChars(),
                usual.maxWindowMillis(),
                usual.maxOpenMatches(),
                usual.expressions(),
                usual.counts(),
                usual.foreverMillis(),
                new OutcomeNames(List.of("REVIEW", "BLOCK"), true, List.of("risk"), List.of(lists), List.of()));
        EngineSettings engine = new EngineSettings(
                SETTINGS.engine().schema(),
                limits,
                SETTINGS.engine().seriesLimits(),
                SETTINGS.engine().deduplicationMillis(),
                SETTINGS.engine().otherContent(),
                SETTINGS.engine().outcomes());
        return of(engine, SETTINGS.documents(), SETTINGS.cache());
    }

    /** The same, but that rules have at most so many bytes. */
    public static JobSettings readingAtMost(int bytes) {
        return of(SETTINGS.engine(), Documents.json(bytes), SETTINGS.cache());
    }

    /** The same, but for these. */
    public static JobSettings of(EngineSettings engine, DocumentReader documents, CacheBounds cache) {
        return new JobSettings(
                engine,
                documents,
                SETTINGS.topics(),
                SETTINGS.guards(),
                SETTINGS.maxFutureMillis(),
                SETTINGS.latenessMillis(),
                SETTINGS.quarantine(),
                SETTINGS.signers(),
                cache,
                SETTINGS.artifacts(),
                SETTINGS.trainsModels());
    }
}
