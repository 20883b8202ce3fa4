package dev.weir.operators.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which partition of a stream event time waits for. */
final class EventTimeOfPartitionsTest {
    private static final long HOUR = 3_600_000;
    private final HeardStream stream = new HeardStream();

    @Test
    void theSlowestLivePartitionHoldsTheOthersBack() {
        stream.event(0, 50_000);
        stream.event(1, 10_000);
        stream.event(2, 70_000);
        assertThat(stream.emitted()).containsExactly("9499");

        stream.event(1, 60_000);
        assertThat(stream.emitted()).containsExactly("49499");
    }

    @Test
    void aPartitionThatIsQuietHoldsNobodyBack() {
        stream.event(0, 50_000);
        stream.event(1, 10_000);
        stream.nowMillis += EventTime.QUIET_MILLIS;
        stream.event(0, 51_000);
        assertThat(stream.emitted()).containsExactly("9499");

        stream.nowMillis += 1;
        stream.event(0, 52_000);
        assertThat(stream.emitted()).containsExactly("51499");
    }

    @Test
    void aPartitionThatComesLaterHoldsTimeWhereItIsUntilItIsThatFar() {
        stream.event(0, 50_000);
        assertThat(stream.emitted()).containsExactly("49499");

        stream.event(7, 20_000);
        stream.event(0, 90_000);
        assertThat(stream.emitted()).containsExactly("49499");
        stream.event(7, 80_000);
        assertThat(stream.emitted()).containsExactly("79499");
    }

    @Test
    void whenAllAreQuietTimeGoesOnFromWhoIsFurthest() {
        stream.event(0, 50_000);
        stream.event(1, 10_000);
        stream.nowMillis += 2_000;
        stream.emitted();

        stream.nowMillis += 1;
        assertThat(stream.emitted()).containsExactly("51500", HeardStream.IDLE);
    }

    @Test
    void anEventAheadOfTheClockCarriesNobodyAlong() {
        long liveMillis = stream.nowMillis - 100;
        assertThat(stream.event(0, liveMillis)).isTrue();

        assertThat(stream.event(0, stream.nowMillis + HeardStream.LATENESS + 1)).isFalse();

        assertThat(stream.emitted()).containsExactly(Long.toString(liveMillis - HeardStream.LATENESS - 1));
    }

    @Test
    void anEventAheadByNoMoreThanTheLatenessCountsAndTimeIsNotAheadOfTheClock() {
        assertThat(stream.event(0, stream.nowMillis + HeardStream.LATENESS)).isTrue();

        assertThat(stream.emitted()).containsExactly(Long.toString(stream.nowMillis - 1));
        stream.nowMillis += HOUR;
        assertThat(stream.emitted()).containsExactly(Long.toString(stream.nowMillis - 1), HeardStream.IDLE);
    }

    @Test
    void aPartitionOfWhichAllIsAheadOfTheClockHoldsNobodyBack() {
        stream.event(0, stream.nowMillis - 100);
        stream.event(1, stream.nowMillis + HOUR);

        assertThat(stream.emitted()).containsExactly(Long.toString(stream.nowMillis - 100 - HeardStream.LATENESS - 1));
    }

    @Test
    void theTimeOfAStreamOfWhichAllIsAheadOfTheClockIsThatOfTheClock() {
        stream.event(0, stream.nowMillis + HOUR);
        assertThat(stream.emitted()).as("something else may come").containsExactly(HeardStream.IDLE);
        stream.nowMillis += EventTime.QUIET_MILLIS + 1;
        stream.event(0, stream.nowMillis + HOUR);

        assertThat(stream.emitted())
                .containsExactly(Long.toString(stream.nowMillis - HeardStream.LATENESS - 1), HeardStream.IDLE);
    }

    @Test
    void historyGoesOnAsFastAsItIsRead() {
        for (long hour = 1; hour <= 1_000; hour++) {
            stream.nowMillis += 50;
            stream.event(0, hour * HOUR);
            stream.event(1, hour * HOUR - 10_000);

            assertThat(stream.emitted())
                    .containsExactly(Long.toString(hour * HOUR - 10_000 - HeardStream.LATENESS - 1));
        }
    }

    @Test
    void whileAStreamCatchesUpTimeStandsAtFirstForPartitionsThatHaveNotHadTheirTurn() {
        stream.waited(0, 50_000);
        assertThat(stream.emitted()).isEmpty();
        assertThat(stream.isActive()).as("others wait for it").isTrue();

        stream.nowMillis += EventTime.PATIENCE_MILLIS;
        stream.waited(0, HOUR);
        stream.waited(1, 60_000);
        assertThat(stream.emitted()).isEmpty();
        stream.nowMillis += 1;
        stream.waited(0, HOUR);
        assertThat(stream.emitted()).containsExactly("59499");
    }

    @Test
    void whileAStreamCatchesUpAPartitionIsQuietOnlyAfterAWhile() {
        stream.waited(1, 60_000);
        stream.nowMillis += EventTime.PATIENCE_MILLIS;
        stream.waited(0, HOUR);
        assertThat(stream.emitted()).isEmpty();

        stream.nowMillis += 1;
        stream.waited(0, HOUR);
        assertThat(stream.emitted()).containsExactly(Long.toString(HOUR - HeardStream.LATENESS - 1));
    }

    @Test
    void aStreamThatHasCaughtUpWaitsNoLonger() {
        stream.waited(0, 50_000);
        assertThat(stream.emitted()).isEmpty();

        assertThat(stream.eventTime.receive(0, 60_000, stream.nowMillis - EventTime.BACKLOG_MILLIS))
                .isTrue();

        assertThat(stream.emitted()).containsExactly("59499");
    }

    @Test
    void aStreamOfWhichNothingMoreComesHasCaughtUp() {
        stream.waited(0, 50_000);
        stream.emitted();
        stream.nowMillis += EventTime.QUIET_MILLIS + 1;

        assertThat(stream.emitted()).containsExactly("50500", HeardStream.IDLE);
    }
}
