package dev.weir.engine.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the state of a key is forgotten. */
final class TimeToLiveTest {
    private static final long DAY = 24L * 60 * 60 * 1000;

    private final TimeToLive time = new TimeToLive();

    @Test
    void aKeyThatKeepsNothingHasNoEndAndNoTimer() {
        assertThat(time.hasEnd()).isFalse();
        assertThat(time.claimTimer()).isEqualTo(TimeToLive.NEVER);
        assertThat(time.isOverAt(1_000)).isTrue();
    }

    @Test
    void aTimerIsClaimedOnceUntilItGoesOff() {
        time.keep(1_000, Long.MIN_VALUE, 500);

        assertThat(time.hasEnd()).isTrue();
        assertThat(time.claimTimer()).isEqualTo(1_500);
        time.keep(2_000, Long.MIN_VALUE, 500);
        assertThat(time.claimTimer()).isEqualTo(TimeToLive.NEVER);
        assertThat(time.isOverAt(1_500)).isFalse();
        assertThat(time.claimTimer()).isEqualTo(2_500);
    }

    @Test
    void aTimerOfAnotherTimeLeavesTheOneThatIsSet() {
        time.keep(1_000, Long.MIN_VALUE, 500);
        time.claimTimer();

        assertThat(time.isOverAt(1_499)).isFalse();
        assertThat(time.claimTimer()).isEqualTo(TimeToLive.NEVER);
    }

    @Test
    void theTimeIsOverAtItsEndAndThereIsNoneUntilSomethingIsKeptAgain() {
        time.keep(1_000, Long.MIN_VALUE, 500);
        time.claimTimer();

        assertThat(time.isOverAt(1_500)).isTrue();
        assertThat(time.hasEnd()).isFalse();
        assertThat(time.claimTimer()).isEqualTo(TimeToLive.NEVER);
    }

    @Test
    void theLaterOfEventAndWatermarkCountsAndAnEarlierEndShortensNothing() {
        time.keep(1_000, 3_000, 500);
        time.keep(2_000, 1_000, 500);

        assertThat(time.claimTimer()).isEqualTo(3_500);
    }

    @Test
    void itIsPostponedByADay() {
        time.postpone(1_000);

        assertThat(time.claimTimer()).isEqualTo(1_000 + DAY);
    }

    @Test
    void whatIsKeptBeyondTheEndOfAllTimeIsKeptUntilThen() {
        time.keep(Long.MAX_VALUE - 500, Long.MIN_VALUE, 501);

        assertThat(time.claimTimer()).isEqualTo(Long.MAX_VALUE);
    }
}
