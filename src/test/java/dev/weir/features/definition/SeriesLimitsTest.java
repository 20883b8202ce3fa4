package dev.weir.features.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SeriesLimitsTest {
    @Test
    void theDefaultsAreADayOfLatenessAndAMillionEntries() {
        assertThat(SeriesLimits.DEFAULT).isEqualTo(new SeriesLimits(1_024, 86_400_000, 1_000, 1_000_000, 1_024, 4_096));
    }

    @Test
    void aLimitThatIsTooLowSaysWhatToWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeriesLimits(8, 0, 0, 15, 4, 16))
                .withMessage("maxEntries is 15; write at least 16");
    }

    @Test
    void latenessMayBeNothing() {
        assertThat(new SeriesLimits(4, 0, 0, 8, 2, 16).lateMillis()).isZero();
    }
}
