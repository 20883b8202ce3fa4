package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfigs;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the job config says is what rules are held to. */
final class SettingsTest {
    /** A config names the lists on which rules may put entries; there is none by default. */
    private static final OutcomeNames WITHOUT_LISTS = OutcomeNames.of(
                    List.of("APPROVE", "REVIEW", "BLOCK"), List.of("risk"), List.of())
            .withRisk(List.of("APPROVE", "REVIEW", "BLOCK"));

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
                        WITHOUT_LISTS));
    }

    @Test
    void whatAConfigDoesNotSayIsTheDefaultOfRules() throws ConfigException {
        RuleLimits usual = RuleLimits.DEFAULT;
        assertThat(limits(""))
                .isEqualTo(new RuleLimits(
                        usual.maxDocumentBytes(),
                        usual.maxExpressionChars(),
                        usual.maxWindowMillis(),
                        usual.maxOpenMatches(),
                        usual.expressions(),
                        usual.counts(),
                        usual.foreverMillis(),
                        WITHOUT_LISTS));
    }

    private static RuleLimits limits(String written) throws ConfigException {
        return Settings.of(new JobConfigs()
                        .read("kafka: {bootstrapServers: 'b:1'}\nlimits: {" + written + "}", Map.of(), Map.of()))
                .engine()
                .ruleLimits();
    }
}
