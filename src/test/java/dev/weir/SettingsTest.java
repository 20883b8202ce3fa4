package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfigs;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the job config says is what rules are held to. */
final class SettingsTest {
    @Test
    void theLimitsOfAConfigAreThoseOfRules() throws ConfigException {
        RuleLimits limits = limits(
                "maxDocumentBytes: 2000, maxExpressionChars: 300, maxWindow: 4s, maxOpenMatches: 5,"
                        + " maxSteps: 6000, maxMadeTextChars: 700, maxMadeListElements: 800, maxRules: 9, maxFeaturesPerRule: 10");

        assertThat(limits)
                .isEqualTo(new RuleLimits(
                        2_000,
                        300,
                        4_000,
                        5,
                        new ExpressionLimits(6_000, 700, 800),
                        new RuleCounts(9, 10),
                        RuleLimits.FOREVER_MILLIS,
                        OutcomeNames.DEFAULT));
    }

    @Test
    void whatAConfigDoesNotSayIsTheDefaultOfRules() throws ConfigException {
        assertThat(limits("")).isEqualTo(RuleLimits.DEFAULT);
    }

    private static RuleLimits limits(String written) throws ConfigException {
        return Settings.of(new JobConfigs()
                        .read("kafka: {bootstrapServers: 'b:1'}\nlimits: {" + written + "}", Map.of(), Map.of()))
                .engine()
                .ruleLimits();
    }
}
