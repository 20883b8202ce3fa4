package dev.weir.operators;

import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.record.RawRecord;
import dev.weir.models.artifact.ArtifactRoots;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.tree.XGBoostJson;
import dev.weir.operators.artifact.ArtifactPlaces;
import dev.weir.operators.artifact.ArtifactTopic;
import dev.weir.rules.compile.cache.RulesInForce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedRulesTest {
    @Test
    void instancesOfAJobShareRulesThoughEachIsSentItsSettingsByItself() throws Exception {
        Rulebooks.Shared shared = SharedRules.of(sent(SETTINGS));

        assertThat(SharedRules.of(sent(SETTINGS))).isSameAs(shared);
    }

    @Test
    void jobsOfOtherSettingsShareNothing() throws Exception {
        EngineSettings engine = SETTINGS.engine();
        JobSettings other = JobSettingsForTests.deciding(new EngineSettings(
                engine.schema(),
                engine.ruleLimits(),
                engine.seriesLimits(),
                engine.deduplicationMillis() + 1,
                engine.otherContent(),
                engine.outcomes()));
        Rulebooks.Shared shared = SharedRules.of(sent(SETTINGS));

        assertThat(SharedRules.of(sent(other))).isNotSameAs(shared);
    }

    @Test
    void whatTheRulebookCompiledIsNotCompiledByTheRooms() throws Exception {
        String document = always("shared-with-rooms", 1, "REVIEW");
        RulebookKeeper keeper = SETTINGS.keeper();
        assertThat(keeper.check(Documented.pushed(0, "shared-with-rooms", document), new RulebookMemory(), 0))
                .isPresent();

        RulesInForce rules = SharedRules.of(SETTINGS).rules();
        assertThat(rules.knows(document)).isTrue();
        assertThat(rules.knows(always("shared-with-rooms", 2, "REVIEW"))).isFalse();
        assertThat(keeper.forgedRequests()).isZero(); // it holds what the rooms come to share
    }

    @Test
    void aModelThatTheRulebookTriedIsNotLoadedAgainByTheRooms(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("m.json"), XGBoostJson.MODEL);
        JobSettings settings = reading(folder);
        RulebookKeeper keeper = settings.keeper();
        byte[] document = """
                {"model": "m", "version": 1, "on": "transaction", "kind": "trees",
                 "inputs": {"amount": "transaction.amount", "night": "0.0"},
                 "artifact": {"uri": "%s", "sha256": "%s"}}""".formatted(file.toUri(), Artifacts.sha256(Files.readAllBytes(file)))
                .getBytes(StandardCharsets.UTF_8);
        RawRecord pushed = new RawRecord("models", 0, 0, 0, "m/shadow".getBytes(StandardCharsets.UTF_8), document);
        RulebookKeeper.UpdateResult result =
                keeper.check(pushed, new RulebookMemory(), 0).orElseThrow();
        Files.delete(file);
        System.gc(); // what nobody holds is gone

        Rulebooks rooms = settings.rulebooks();
        rooms.receive(result.update().orElseThrow());
        assertThat(rooms.modelsToLoad().get(0).loadable().loaded()).isPresent();
        assertThat(keeper.forgedRequests()).isZero(); // it holds what it tried
    }

    private static JobSettings reading(Path folder) {
        return new JobSettings(
                SETTINGS.engine(),
                SETTINGS.documents(),
                SETTINGS.topics(),
                SETTINGS.guards(),
                SETTINGS.maxFutureMillis(),
                SETTINGS.latenessMillis(),
                SETTINGS.quarantine(),
                SETTINGS.signers(),
                SETTINGS.cache(),
                new ArtifactPlaces(new ArtifactRoots(List.of(folder.toUri().toString())), ArtifactTopic.NONE, 60_000),
                true);
    }

    private static JobSettings sent(JobSettings settings) throws IOException, ClassNotFoundException {
        return InstantiationUtil.clone(settings);
    }
}
