package dev.weir.features.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    @Test
    void eachHasABoundOfItsOwn() {
        refused("segmentEntries", () -> new SeriesLimits(3, 0, 0, 16, 4, 16));
        refused("lateMillis", () -> new SeriesLimits(8, -1, 0, 16, 4, 16));
        refused("lateEntries", () -> new SeriesLimits(8, 0, -1, 16, 4, 16));
        refused("coarseSegments", () -> new SeriesLimits(8, 0, 0, 16, 1, 16));
        refused("distinctEntries", () -> new SeriesLimits(8, 0, 0, 16, 4, 15));
    }

    private static void refused(String name, ThrowingCallable limits) {
        assertThatIllegalArgumentException().isThrownBy(limits).withMessageContaining(name);
    }
}
