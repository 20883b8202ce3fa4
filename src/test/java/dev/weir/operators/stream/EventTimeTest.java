package dev.weir.operators.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EventTimeTest {
    private static final long HOUR = 3_600_000;
    private final HeardStream stream = new HeardStream();

    @Test
    void aStreamThatNeverHadAnEventHasNoTimeAndHoldsNobodyBack() {
        assertThat(stream.emitted()).containsExactly(HeardStream.IDLE);
    }

    @Test
    void eventTimeStaysBehindTheLatestEvent() {
        stream.event(10_000);
        stream.event(9_000);

        assertThat(stream.emitted()).containsExactly("9499");
    }

    @Test
    void onAQuietStreamEventTimeGoesOnByTheWallClockAndHoldsNobodyBack() {
        stream.event(10_000);
        stream.nowMillis += EventTime.QUIET_MILLIS;
        assertThat(stream.emitted()).containsExactly("9499");

        stream.nowMillis += 1;
        assertThat(stream.emitted()).containsExactly("10500", HeardStream.IDLE);
        stream.nowMillis += HOUR;
        assertThat(stream.emitted()).containsExactly("3610500", HeardStream.IDLE);
    }

    @Test
    void anEventEndsTheQuiet() {
        stream.event(10_000);
        stream.nowMillis += 60_000;
        stream.event(11_000);

        assertThat(stream.emitted()).containsExactly("10499");
    }

    @Test
    void aStreamThatIsHeardAgainHoldsOthersBackThoughItsTimeStands() {
        stream.event(10_000);
        stream.emitted();
        stream.nowMillis += HOUR;
        assertThat(stream.emitted()).containsExactly("3609499", HeardStream.IDLE);

        stream.event(20_000);

        assertThat(stream.emitted()).isEmpty();
        assertThat(stream.isActive()).isTrue();
        assertThat(stream.emitted()).containsExactly("3609499");
        assertThat(stream.isActive()).isTrue();
    }

    @Test
    void theFirstReadingAfterSilenceOnlyTellsThatTheStreamIsHeard() {
        assertThat(stream.emitted()).containsExactly(HeardStream.IDLE);
        stream.event(10_000);

        assertThat(stream.emitted()).isEmpty();
        assertThat(stream.isActive()).isTrue();
        assertThat(stream.emitted()).containsExactly("9499");
    }

    @Test
    void anEventAheadOfTheClockDoesNotEndTheSilence() {
        assertThat(stream.emitted()).containsExactly(HeardStream.IDLE);

        assertThat(stream.event(0, stream.nowMillis + HOUR)).isFalse();

        assertThat(stream.emitted()).containsExactly(HeardStream.IDLE);
    }

    @Test
    void aProcessThatStandsStillIsNoQuietStream() {
        assertThat(stream.emitted()).containsExactly(HeardStream.IDLE);
        stream.event(10_000);
        assertThat(stream.emitted()).isEmpty();
        stream.event(10_000);
        stream.nowMillis += 60_000;

        assertThat(stream.emitted()).containsExactly("9499");
        stream.nowMillis += 200;
        assertThat(stream.emitted()).containsExactly("69699", HeardStream.IDLE);
    }

    @Test
    void aPartitionThatWasHeardBeforeTheClockWasPutBackHoldsNobodyBackForAsLong() {
        stream.event(0, 50_000);
        stream.event(1, 10_000);
        stream.nowMillis -= HOUR;
        stream.event(0, 51_000);
        assertThat(stream.emitted()).containsExactly("9499");

        stream.nowMillis += EventTime.SETTLING_MILLIS + EventTime.QUIET_MILLIS + 1;
        stream.event(0, 52_000);
        assertThat(stream.emitted()).containsExactly("51499");
    }

    @Test
    void aStreamThatCatchesUpWhileTheClockIsPutBackWaitsForUnheardPartitionsNoLongerForIt() {
        stream.waited(0, 50_000);
        stream.nowMillis -= HOUR;
        stream.waited(0, 60_000);
        assertThat(stream.emitted()).isEmpty();

        stream.nowMillis += EventTime.PATIENCE_MILLIS + 1;
        stream.waited(0, 70_000);
        assertThat(stream.emitted()).containsExactly("69499");
    }

    @Test
    void historyIsAsOldAsItIs() {
        stream.event(-62_000_000_000_000L);

        assertThat(stream.emitted()).containsExactly("-62000000000501");
    }

    @Test
    void anEventAtTheBeginningOfTimeDoesNotPutEventTimeAtItsEnd() {
        stream.event(Long.MIN_VALUE + 1);

        assertThat(stream.emitted()).containsExactly(Long.toString(Long.MIN_VALUE));
    }

    @Test
    void eventTimeGoesOnFromWhereItWasBeforeARestart() {
        stream.eventTime.resume(10_000);
        assertThat(stream.emitted()).containsExactly("9499");
        stream.nowMillis += EventTime.SETTLING_MILLIS + EventTime.QUIET_MILLIS;
        assertThat(stream.emitted()).as("what waited comes first").containsExactly("9499");

        stream.nowMillis += 1;
        assertThat(stream.emitted()).containsExactly("10500", HeardStream.IDLE);
        assertThat(stream.eventTime.reachedMillis()).isEqualTo(11_001);
    }

    @Test
    void afterARestartTimeStandsUntilEveryPartitionHasHadItsTurn() {
        stream.eventTime.resume(10_000);
        stream.event(0, HOUR);
        assertThat(stream.emitted()).containsExactly("9499");
        stream.event(1, 20_000);
        stream.nowMillis += EventTime.SETTLING_MILLIS + EventTime.QUIET_MILLIS + 1;
        stream.event(0, HOUR);
        stream.event(1, 30_000);

        assertThat(stream.emitted()).containsExactly("29499");
    }

    @Test
    void aTimeAheadOfTheClockIsNotResumed() {
        stream.eventTime.resume(stream.nowMillis + 9 * 60_000);

        assertThat(stream.emitted()).containsExactly(Long.toString(stream.nowMillis - 1));
    }

    @Test
    void anEventIsLateIfTheTimeOfItsStreamHasPassedIt() {
        stream.event(10_000);
        assertThat(stream.eventTime.isLate(1)).as("before any watermark").isFalse();
        assertThat(stream.emitted()).containsExactly("9499");

        assertThat(stream.eventTime.isLate(9_499)).isTrue();
        assertThat(stream.eventTime.isLate(9_500)).isFalse();
    }
}
