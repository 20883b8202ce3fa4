package dev.weir.operators;

import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.rules.compile.cache.RulesInForce;
import java.io.IOException;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

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

    private static JobSettings sent(JobSettings settings) throws IOException, ClassNotFoundException {
        return InstantiationUtil.clone(settings);
    }
}
