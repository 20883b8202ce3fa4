package dev.weir.bench.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a turn says about the one before. */
final class CatchUpCostTest {

    @ParameterizedTest
    @CsvSource({"100, 100, true", "100, 90, true", "100, 110, true", "100, 89, false", "100, 111, false", "0, 1, false"
    })
    void aCostIsSteadyWithinATenthOfTheTurnBefore(double earlier, double later, boolean steady) {
        assertThat(cost(later).costsAsMuchAs(cost(earlier))).isEqualTo(steady);
    }

    @Test
    void theFirstTurnsOfAColdProcessAreNotSteady() {
        assertThat(cost(422).costsAsMuchAs(cost(551))).isFalse();
    }

    @Test
    void whatTheJobsOwnThreadsCostIsToldFromCompilerAndCollector() {
        CatchUpSample begin = new CatchUpSample(100, 0, 5_000_000, 1_000_000, 0);
        CatchUpSample end = new CatchUpSample(200, 1_000_000_000, 9_000_000, 2_500_000, 0);

        CatchUpCost cost = CatchUpCost.between(begin, end, 1);

        assertThat(cost.cpuMicros()).isEqualTo(40);
        assertThat(cost.ownMicros()).isEqualTo(25);
    }

    private static CatchUpCost cost(double cpuMicros) {
        return new CatchUpCost(1, 1, cpuMicros, 0, 1, 0);
    }
}
