package dev.weir.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Settings;
import dev.weir.bench.run.BenchConfigs;
import org.junit.jupiter.api.Test;

/** A small run of the benchmark of updates alone. */
final class RulesAloneTest {
    @Test
    void everyStepIsMeasuredAndItsCostIsBelowItsHeading() throws Exception {
        RulesAlone.Costs costs = RulesAlone.measured(Settings.of(BenchConfigs.withoutKafka()), 3);

        assertThat(costs.checkAll()).isPositive();
        assertThat(costs.checkEdit()).isPositive();
        assertThat(costs.planEdit()).isPositive();
        assertThat(costs.line("warm").length())
                .isEqualTo(
                        RulesAlone.heading().lines().findFirst().orElseThrow().length());
    }
}
