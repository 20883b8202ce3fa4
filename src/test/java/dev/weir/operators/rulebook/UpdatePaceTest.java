package dev.weir.operators.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UpdatePaceTest {
    private static final long MILLI = 1_000_000;

    private final UpdatePace pace = new UpdatePace();

    @Test
    void whatComesOneAfterTheOtherIsGathered() {
        assertThat(pace.mayGo(1_000)).isTrue();
        go(1_000, 1);

        assertThat(pace.mayGo(1_019)).isFalse();
        assertThat(pace.mayGo(1_020)).isTrue();
    }

    @Test
    void whoSpentWhatThereWasInAdvanceWaitsThreeTimesAsLongAsTheNextMayTake() {
        go(1_000, 50);

        assertThat(pace.againMillis()).isEqualTo(1_000 + 3 * 25);
    }

    @Test
    void anUpdateThatTookVeryLongIsNotWaitedForInFull() {
        go(1_000, 60_000);

        assertThat(pace.againMillis()).isEqualTo(1_000 + 3 * (25 + 50));
    }

    @Test
    void inTheLongRunUpdatesTakeAThirdOfTheTime() {
        long nowMillis = 1_000;
        long spentMillis = 0;
        while (nowMillis < 101_000) {
            pace.begin(nowMillis);
            while (pace.hasTime()) {
                pace.checked(MILLI);
                spentMillis++;
            }
            pace.sent(0, nowMillis);
            nowMillis = pace.againMillis();
        }
        assertThat(spentMillis).isBetween(33_200L, 33_500L);
    }

    @Test
    void planningCountsToo() {
        pace.begin(1_000);
        pace.sent(12_500, 1_000);

        assertThat(pace.againMillis()).isEqualTo(1_000 + 3 * 25);
    }

    @Test
    void aClockThatWasPutBackHoldsNothingUp() {
        go(1_000_000, 50);

        assertThat(pace.mayGo(10)).isTrue();
    }

    private void go(long nowMillis, long tookMillis) {
        pace.begin(nowMillis);
        pace.checked(tookMillis * MILLI);
        pace.sent(0, nowMillis);
    }
}
