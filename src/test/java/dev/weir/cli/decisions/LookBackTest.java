package dev.weir.cli.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a search begins; {@code LongTopicTest} searches long topics. */
final class LookBackTest {
    private static final long NOW_MILLIS = 1_764_000_000_000L;

    private final LookBack all = LookBack.of(Optional.empty(), NOW_MILLIS);

    @Test
    void aKnownTimeIsLookedAtBeforeTheTimeThatAnIdSays() {
        assertThat(all.around(NOW_MILLIS - 5).near("order/1763999000000").likelyMillis())
                .containsExactly(NOW_MILLIS - 5, 1_763_999_000_000L);
        assertThat(all.near("order/1763999000000").likelyMillis()).containsExactly(1_763_999_000_000L);
        assertThat(all.near("d-17").likelyMillis()).isEmpty();
    }

    @Test
    void whatIsNewerThanAFoundEventIsLookedAtWithoutTheLikelyTimesAndNoFurtherBackThanAsked() {
        LookBack hour =
                LookBack.of(Optional.of(Duration.ofHours(1)), NOW_MILLIS).around(NOW_MILLIS - 5);
        assertThat(hour.after(NOW_MILLIS - 7_200_000))
                .isEqualTo(LookBack.of(Optional.of(Duration.ofHours(1)), NOW_MILLIS));
        assertThat(hour.after(NOW_MILLIS - 1_000).sinceMillis()).isEqualTo(NOW_MILLIS - 1_000);
    }
}
