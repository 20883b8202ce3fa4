package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.events.Value;
import org.junit.jupiter.api.Test;

final class VarianceSummaryTest {
    @Test
    void aShareIsSpreadLikeTheWhole() {
        VarianceSummary share = new VarianceSummary();
        share.add(of(0, 2, 0, 2), 2);

        assertThat(share.deviation()).isEqualTo(1);
    }

    @Test
    void aShareCountsForAsManyAsItIs() {
        VarianceSummary both = of(7, 7);
        both.add(of(1, 1, 1, 1), 2);

        assertThat(both.deviation()).isEqualTo(3);
    }

    @Test
    void whatAnotherSawIsAsIfItHadBeenSeenHere() {
        VarianceSummary parts = of(2, 4, 4);
        parts.add(of(4, 5, 5, 7, 9));

        assertThat(parts.deviation()).isCloseTo(2, within(1e-15));
    }

    @Test
    void overNothingThereIsNone() {
        assertThat(new VarianceSummary().deviation()).isNaN();
    }

    private static VarianceSummary of(double... numbers) {
        Entries entries = new Entries(SeriesKind.NUMBERS);
        for (double number : numbers) {
            entries.insert(0, new Value.Real(number));
        }
        VarianceSummary spread = new VarianceSummary();
        spread.add(entries.numbers(), 0, numbers.length);
        return spread;
    }
}
