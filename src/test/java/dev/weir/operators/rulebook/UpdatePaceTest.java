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
    void moreIsGatheredWherePlanningTakesLong() {
        pace.begin(1_000);
        pace.sent(1_000);
        pace.end(false, 1_000);
        assertThat(pace.againMillis()).isEqualTo(1_000 + 40);

        pace.begin(2_000);
        pace.sent(100_000);
        pace.end(true, 2_000);
        pace.begin(9_000);
        pace.end(false, 9_000);
        assertThat(pace.againMillis()).isEqualTo(9_000 + UpdatePace.TOGETHER_MILLIS);
    }

    @Test
    void afterAQuietTimeAThousandRulesAreCheckedInShortTurnsWithoutAPause() {
        int turns = 0;
        double checkedMillis = 0;
        while (checkedMillis < UpdatePace.SAVED_MILLIS) {
            assertThat(pace.mayGo(1_000)).isTrue();
            pace.begin(1_000);
            while (pace.hasTime()) {
                pace.checked(MILLI);
                checkedMillis++;
            }
            pace.end(true, 1_000);
            turns++;
        }

        assertThat(turns).isEqualTo(40);
        assertThat(pace.againMillis()).isEqualTo(1_000 + 3 * 25);
    }

    @Test
    void whoSpentWhatThereWasInAdvanceWaitsThreeTimesAsLongAsTheNextTurnMayTake() {
        go(1_000, 1_000);

        assertThat(pace.againMillis()).isEqualTo(1_000 + 3 * 25);
    }

    @Test
    void anUpdateThatTookVeryLongIsNotWaitedForInFull() {
        go(1_000, 60_000);

        assertThat(pace.againMillis()).isEqualTo(1_000 + 3 * (25 + 50));
    }

    @Test
    void inTheLongRunUpdatesTakeAThirdOfTheTime() {
        go(1_000, 1_000);
        long nowMillis = pace.againMillis();
        long spentMillis = 0;
        while (nowMillis < 101_000) {
            pace.begin(nowMillis);
            while (pace.hasTime()) {
                pace.checked(MILLI);
                spentMillis++;
            }
            pace.sent(0);
            pace.end(true, nowMillis);
            nowMillis = pace.againMillis();
        }
        assertThat(spentMillis).isBetween(33_200L, 33_500L);
    }

    @Test
    void planningCountsToo() {
        pace.begin(1_000);
        pace.sent(250_000);
        pace.end(true, 1_000);

        assertThat(pace.againMillis()).isEqualTo(1_000 + 3 * 25);
    }

    @Test
    void whileManyWaitTheyAreSentOncePlanningCostsLittleBesideChecking() {
        pace.begin(1_000);
        pace.checked(99 * MILLI);
        assertThat(pace.isTimeToSend(1_000, 1_000)).isFalse();
        pace.checked(MILLI);
        assertThat(pace.isTimeToSend(1_000, 1_000)).isTrue();

        pace.sent(1_000);
        pace.checked(MILLI);
        assertThat(pace.isTimeToSend(1_000, 1_000)).isFalse();
    }

    @Test
    void noneIsHeldBackForOthersForLong() {
        pace.begin(1_000);
        pace.checked(MILLI);
        pace.end(true, 1_000);
        pace.begin(1_100);
        assertThat(pace.isTimeToSend(10_000, 1_499)).isFalse();
        assertThat(pace.isTimeToSend(10_000, 1_500)).isTrue();
        assertThat(pace.isTimeToSend(10_000, 900))
                .as("a clock that was put back")
                .isTrue();
    }

    @Test
    void aClockThatWasPutBackHoldsNothingUp() {
        go(1_000_000, 1_000);

        assertThat(pace.mayGo(10)).isTrue();
    }

    private void go(long nowMillis, long tookMillis) {
        pace.begin(nowMillis);
        pace.checked(tookMillis * MILLI);
        pace.sent(0);
        pace.end(false, nowMillis);
    }
}
