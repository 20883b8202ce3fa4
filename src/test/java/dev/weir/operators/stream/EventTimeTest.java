package dev.weir.operators.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

final class EventTimeTest {
    private static final long LATENESS = 500;
    private static final long HOUR = 3_600_000;
    private static final String IDLE = "idle";
    private static final long LIVE = Long.MAX_VALUE;

    private long nowMillis = 1_700_000_000_000L;
    private final EventTime eventTime = new EventTime(LATENESS, () -> nowMillis);
    private final Said said = new Said();

    @Test
    void aStreamThatNeverHadAnEventHasNoTimeAndHoldsNobodyBack() {
        assertThat(emitted()).containsExactly(IDLE);
    }

    @Test
    void eventTimeStaysBehindTheLatestEvent() {
        event(10_000);
        event(9_000);

        assertThat(emitted()).containsExactly("9499");
    }

    @Test
    void onAQuietStreamEventTimeGoesOnByTheWallClockAndHoldsNobodyBack() {
        event(10_000);
        nowMillis += EventTime.QUIET_MILLIS;
        assertThat(emitted()).containsExactly("9499");

        nowMillis += 1;
        assertThat(emitted()).containsExactly("10500", IDLE);
        nowMillis += HOUR;
        assertThat(emitted()).containsExactly("3610500", IDLE);
    }

    @Test
    void anEventEndsTheQuiet() {
        event(10_000);
        nowMillis += 60_000;
        event(11_000);

        assertThat(emitted()).containsExactly("10499");
    }

    @Test
    void aStreamThatIsHeardAgainHoldsOthersBackThoughItsTimeStands() {
        event(10_000);
        emitted();
        nowMillis += HOUR;
        assertThat(emitted()).containsExactly("3609499", IDLE);

        event(20_000);

        assertThat(emitted()).containsExactly("3609499");
        assertThat(said.active).isTrue();
    }

    @Test
    void aProcessThatStandsStillIsNoQuietStream() {
        assertThat(emitted()).containsExactly(IDLE);
        event(10_000);
        nowMillis += 60_000;

        assertThat(emitted()).containsExactly("9499");
        nowMillis += 200;
        assertThat(emitted()).containsExactly("69699", IDLE);
    }

    @Test
    void aPartitionThatWasHeardBeforeTheClockWasPutBackHoldsNobodyBackForAsLong() {
        event(0, 50_000);
        event(1, 10_000);
        nowMillis -= HOUR;
        event(0, 51_000);
        assertThat(emitted()).containsExactly("9499");

        nowMillis += EventTime.SETTLING_MILLIS + EventTime.QUIET_MILLIS + 1;
        event(0, 52_000);
        assertThat(emitted()).containsExactly("51499");
    }

    @Test
    void aStreamThatCatchesUpWhileTheClockIsPutBackWaitsForUnheardPartitionsNoLongerForIt() {
        waited(0, 50_000);
        nowMillis -= HOUR;
        waited(0, 60_000);
        assertThat(emitted()).isEmpty();

        nowMillis += EventTime.PATIENCE_MILLIS + 1;
        waited(0, 70_000);
        assertThat(emitted()).containsExactly("69499");
    }

    @Test
    void historyIsAsOldAsItIs() {
        event(-62_000_000_000_000L);

        assertThat(emitted()).containsExactly("-62000000000501");
    }

    @Test
    void anEventAtTheBeginningOfTimeDoesNotPutEventTimeAtItsEnd() {
        event(Long.MIN_VALUE + 1);

        assertThat(emitted()).containsExactly(Long.toString(Long.MIN_VALUE));
    }

    @Test
    void eventTimeGoesOnFromWhereItWasBeforeARestart() {
        eventTime.resume(10_000);
        assertThat(emitted()).containsExactly("9499");
        nowMillis += EventTime.SETTLING_MILLIS + EventTime.QUIET_MILLIS;
        assertThat(emitted()).as("what waited comes first").containsExactly("9499");

        nowMillis += 1;
        assertThat(emitted()).containsExactly("10500", IDLE);
        assertThat(eventTime.reachedMillis()).isEqualTo(11_001);
    }

    @Test
    void afterARestartTimeStandsUntilEveryPartitionHasHadItsTurn() {
        eventTime.resume(10_000);
        event(0, HOUR);
        assertThat(emitted()).containsExactly("9499");
        event(1, 20_000);
        nowMillis += EventTime.SETTLING_MILLIS + EventTime.QUIET_MILLIS + 1;
        event(0, HOUR);
        event(1, 30_000);

        assertThat(emitted()).containsExactly("29499");
    }

    @Test
    void aTimeAheadOfTheClockIsNotResumed() {
        eventTime.resume(nowMillis + 9 * 60_000);

        assertThat(emitted()).containsExactly(Long.toString(nowMillis - 1));
    }

    @Test
    void anEventIsLateIfTheTimeOfItsStreamHasPassedIt() {
        event(10_000);
        assertThat(eventTime.isLate(1)).as("before any watermark").isFalse();
        assertThat(emitted()).containsExactly("9499");

        assertThat(eventTime.isLate(9_499)).isTrue();
        assertThat(eventTime.isLate(9_500)).isFalse();
    }

    @Test
    void theSlowestLivePartitionHoldsTheOthersBack() {
        event(0, 50_000);
        event(1, 10_000);
        event(2, 70_000);
        assertThat(emitted()).containsExactly("9499");

        event(1, 60_000);
        assertThat(emitted()).containsExactly("49499");
    }

    @Test
    void aPartitionThatIsQuietHoldsNobodyBack() {
        event(0, 50_000);
        event(1, 10_000);
        nowMillis += EventTime.QUIET_MILLIS;
        event(0, 51_000);
        assertThat(emitted()).containsExactly("9499");

        nowMillis += 1;
        event(0, 52_000);
        assertThat(emitted()).containsExactly("51499");
    }

    @Test
    void aPartitionThatComesLaterHoldsTimeWhereItIsUntilItIsThatFar() {
        event(0, 50_000);
        assertThat(emitted()).containsExactly("49499");

        event(7, 20_000);
        event(0, 90_000);
        assertThat(emitted()).containsExactly("49499");
        event(7, 80_000);
        assertThat(emitted()).containsExactly("79499");
    }

    @Test
    void whenAllAreQuietTimeGoesOnFromWhoIsFurthest() {
        event(0, 50_000);
        event(1, 10_000);
        nowMillis += 2_000;
        emitted();

        nowMillis += 1;
        assertThat(emitted()).containsExactly("51500", IDLE);
    }

    @Test
    void anEventAheadOfTheClockCarriesNobodyAlong() {
        long liveMillis = nowMillis - 100;
        assertThat(event(0, liveMillis)).isTrue();

        assertThat(event(0, nowMillis + LATENESS + 1)).isFalse();

        assertThat(emitted()).containsExactly(Long.toString(liveMillis - LATENESS - 1));
    }

    @Test
    void anEventAheadByNoMoreThanTheLatenessCountsAndTimeIsNotAheadOfTheClock() {
        assertThat(event(0, nowMillis + LATENESS)).isTrue();

        assertThat(emitted()).containsExactly(Long.toString(nowMillis - 1));
        nowMillis += HOUR;
        assertThat(emitted()).containsExactly(Long.toString(nowMillis - 1), IDLE);
    }

    @Test
    void aPartitionOfWhichAllIsAheadOfTheClockHoldsNobodyBack() {
        event(0, nowMillis - 100);
        event(1, nowMillis + HOUR);

        assertThat(emitted()).containsExactly(Long.toString(nowMillis - 100 - LATENESS - 1));
    }

    @Test
    void theTimeOfAStreamOfWhichAllIsAheadOfTheClockIsThatOfTheClock() {
        event(0, nowMillis + HOUR);
        assertThat(emitted()).as("something else may come").containsExactly(IDLE);
        nowMillis += EventTime.QUIET_MILLIS + 1;
        event(0, nowMillis + HOUR);

        assertThat(emitted()).containsExactly(Long.toString(nowMillis - LATENESS - 1), IDLE);
    }

    @Test
    void historyGoesOnAsFastAsItIsRead() {
        for (long hour = 1; hour <= 1_000; hour++) {
            nowMillis += 50;
            event(0, hour * HOUR);
            event(1, hour * HOUR - 10_000);

            assertThat(emitted()).containsExactly(Long.toString(hour * HOUR - 10_000 - LATENESS - 1));
        }
    }

    @Test
    void whileAStreamCatchesUpTimeStandsAtFirstForPartitionsThatHaveNotHadTheirTurn() {
        waited(0, 50_000);
        assertThat(emitted()).isEmpty();
        assertThat(said.active).as("others wait for it").isTrue();

        nowMillis += EventTime.PATIENCE_MILLIS;
        waited(0, HOUR);
        waited(1, 60_000);
        assertThat(emitted()).isEmpty();
        nowMillis += 1;
        waited(0, HOUR);
        assertThat(emitted()).containsExactly("59499");
    }

    @Test
    void whileAStreamCatchesUpAPartitionIsQuietOnlyAfterAWhile() {
        waited(1, 60_000);
        nowMillis += EventTime.PATIENCE_MILLIS;
        waited(0, HOUR);
        assertThat(emitted()).isEmpty();

        nowMillis += 1;
        waited(0, HOUR);
        assertThat(emitted()).containsExactly(Long.toString(HOUR - LATENESS - 1));
    }

    @Test
    void aStreamThatHasCaughtUpWaitsNoLonger() {
        waited(0, 50_000);
        assertThat(emitted()).isEmpty();

        assertThat(eventTime.hear(0, 60_000, nowMillis - EventTime.BACKLOG_MILLIS))
                .isTrue();

        assertThat(emitted()).containsExactly("59499");
    }

    @Test
    void aStreamOfWhichNothingMoreComesHasCaughtUp() {
        waited(0, 50_000);
        emitted();
        nowMillis += EventTime.QUIET_MILLIS + 1;

        assertThat(emitted()).containsExactly("50500", IDLE);
    }

    private void event(long atMillis) {
        event(0, atMillis);
    }

    private boolean event(int partition, long atMillis) {
        return eventTime.hear(partition, atMillis, LIVE);
    }

    /** An event that waited in its topic. */
    private void waited(int partition, long atMillis) {
        eventTime.hear(partition, atMillis, nowMillis - EventTime.BACKLOG_MILLIS - 1);
    }

    private List<String> emitted() {
        said.marks.clear();
        eventTime.emit(said);
        return List.copyOf(said.marks);
    }

    /** What was said of time, in order. */
    private static final class Said implements WatermarkOutput {
        private final List<String> marks = new ArrayList<>();
        private boolean active;

        @Override
        public void emitWatermark(Watermark watermark) {
            marks.add(Long.toString(watermark.getTimestamp()));
        }

        @Override
        public void markIdle() {
            active = false;
            marks.add(IDLE);
        }

        @Override
        public void markActive() {
            active = true;
        }
    }
}
