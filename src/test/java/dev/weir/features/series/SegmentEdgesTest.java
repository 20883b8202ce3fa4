package dev.weir.features.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import org.junit.jupiter.api.Test;

/**
 * Windows that begin and end where segments do. Of twenty events ten milliseconds apart, those at 0 to 60 are the first
 * segment, those at 70 to 130 the second, and the others the head.
 */
final class SegmentEdgesTest {
    private static final long LONG = 100_000;
    private static final SeriesLimits ALL = new SeriesLimits(8, LONG, 1_000, 1_000, 4, 16);

    /** The first segment becomes a sum when the second is sealed. */
    private static final SeriesLimits COARSE = new SeriesLimits(8, LONG, 1_000, 16, 2, 16);

    private static Remembering twenty(AggregateFunction function, SeriesLimits limits) {
        Remembering events = Remembering.of(function, LONG, limits);
        for (int i = 0; i < 20; i++) {
            events.at(i * 10L, new Value.Int(i == 0 ? 100 : i));
        }
        return events;
    }

    /** The value over what is later than one time and no later than another. */
    private static Value between(Remembering events, AggregateFunction function, long startMillis, long endMillis) {
        return events.valueAt(function, endMillis - startMillis, endMillis);
    }

    private static long count(Remembering events, long startMillis, long endMillis) {
        return ((Value.Int) between(events, Aggregates.COUNT, startMillis, endMillis)).value();
    }

    @Test
    void aWindowThatBeginsWithASegmentLacksItsFirstEvent() {
        Remembering events = twenty(Aggregates.COUNT, ALL);

        assertThat(events.store().count()).isEqualTo(2);
        assertThat(count(events, 70, 190)).isEqualTo(12);
        assertThat(count(events, 69, 190)).isEqualTo(13);
        assertThat(count(events, 60, 130)).isEqualTo(7);
        assertThat(count(events, -1, 129)).isEqualTo(13);
    }

    @Test
    void aWindowThatBeginsAndEndsWithSegmentsLoadsNone() {
        Remembering events = twenty(Aggregates.COUNT, ALL);

        count(events, 60, 130);
        assertThat(events.store().loads()).isZero();
        count(events, 59, 130);
        assertThat(events.store().loads()).isEqualTo(1);
    }

    @Test
    void theFirstBehindASegmentIsThatOfTheNext() {
        Remembering first = twenty(Aggregates.FIRST, ALL);

        assertThat(between(first, Aggregates.FIRST, 60, 190)).isEqualTo(new Value.Int(7));
        assertThat(between(first, Aggregates.FIRST, 59, 190)).isEqualTo(new Value.Int(6));
        assertThat(between(first, Aggregates.FIRST, 60, 70)).isEqualTo(new Value.Int(7));
        assertThat(between(first, Aggregates.FIRST, 60, 69)).isEqualTo(Value.absent());
    }

    @Test
    void theLastForALateEventIsInASegmentToo() {
        Remembering last = twenty(Aggregates.LAST, ALL);

        assertThat(between(last, Aggregates.LAST, 5, 35)).isEqualTo(new Value.Int(3));
        assertThat(between(last, Aggregates.LAST, 59, 65)).isEqualTo(new Value.Int(6));
        assertThat(between(last, Aggregates.LAST, 60, 65)).isEqualTo(Value.absent());
        assertThat(between(last, Aggregates.LAST, -50, -1)).isEqualTo(Value.absent());
        assertThat(between(last, Aggregates.LAST, 189, 200)).isEqualTo(new Value.Int(19));
        assertThat(between(last, Aggregates.LAST, 190, 200)).isEqualTo(Value.absent());
    }

    @Test
    void sinceIsMeasuredFromAnEventWithinASegment() {
        Remembering since = twenty(Aggregates.SINCE, ALL);

        assertThat(between(since, Aggregates.SINCE, 0, 35)).isEqualTo(new Value.Int(5));
        assertThat(between(since, Aggregates.SINCE, 0, 60)).isEqualTo(new Value.Int(0));
        assertThat(between(since, Aggregates.SINCE, 0, 69)).isEqualTo(new Value.Int(9));
    }

    @Test
    void ofASumAWindowTakesItsShare() {
        Remembering events = twenty(Aggregates.COUNT, COARSE);

        assertThat(events.store().count()).isEqualTo(1);
        assertThat(count(events, 30, 190)).as("4 of 7, and 13").isEqualTo(17);
        assertThat(count(events, -1, 190)).isEqualTo(20);
        assertThat(count(events, -1, 60)).isEqualTo(7);
    }

    @Test
    void aSumOfWhichAWindowTakesNoEventDoesNotCount() {
        Remembering max = twenty(Aggregates.MAX, COARSE);

        assertThat(between(max, Aggregates.MAX, 30, 120)).isEqualTo(new Value.Real(100));
        assertThat(between(max, Aggregates.MAX, 56, 120)).isEqualTo(new Value.Real(12));
    }

    @Test
    void sinceIsMeasuredFromTheEndOfASumOrFromItsBeginning() {
        Remembering since = twenty(Aggregates.SINCE, COARSE);

        assertThat(between(since, Aggregates.SINCE, -1, 65)).isEqualTo(new Value.Int(5));
        assertThat(between(since, Aggregates.SINCE, -1, 60)).isEqualTo(new Value.Int(0));
        assertThat(between(since, Aggregates.SINCE, -1, 59)).isEqualTo(new Value.Int(59));
        assertThat(between(since.at(-40), Aggregates.SINCE, -50, 59)).isEqualTo(new Value.Int(99));
    }

    @Test
    void aLateEventBetweenASumAndASegmentBelongsToTheSegment() {
        Remembering events = twenty(Aggregates.COUNT, COARSE).at(65);

        assertThat(count(events, 63, 190)).isEqualTo(14);
        assertThat(count(events, 65, 190)).isEqualTo(13);
        assertThat(count(events, -1, 190)).isEqualTo(21);
    }

    @Test
    void aLateEventBeforeAllOrWithinASumIsAddedToIt() {
        Remembering events = twenty(Aggregates.COUNT, COARSE).at(-40).at(60).at(50);

        assertThat(events.store().count()).isEqualTo(1);
        assertThat(count(events, -41, 190)).isEqualTo(23);
        assertThat(count(events, -40, 60)).as("all, as it seems, but 0 of 10").isEqualTo(10);
        assertThat(count(events, 60, 190)).isEqualTo(13);
    }

    @Test
    void aSegmentBecomesTwoWhenItHasMoreThanTwiceItsSize() {
        Remembering events = twenty(Aggregates.COUNT, ALL);
        for (int i = 0; i < 9; i++) {
            events.at(5 + i);
        }
        assertThat(events.store().count()).isEqualTo(2);

        events.at(15);

        assertThat(events.store().count()).isEqualTo(3);
        assertThat(count(events, -1, 190)).isEqualTo(30);
        for (int end = 0; end < 30; end++) {
            int late = Math.max(0, Math.min(end, 13) - 4) + (end >= 15 ? 1 : 0);
            assertThat(count(events, -1, end)).as("up to %d", end).isEqualTo(end / 10 + 1 + late);
        }
    }

    @Test
    void asManyAsMayBeKeptAreKept() {
        Remembering atTheBound = Remembering.of(Aggregates.COUNT, LONG, new SeriesLimits(8, LONG, 1_000, 22, 2, 16));
        Remembering below = Remembering.of(Aggregates.COUNT, LONG, new SeriesLimits(8, LONG, 1_000, 21, 2, 16));
        for (int i = 0; i < 16; i++) {
            atTheBound.at(i);
            below.at(i);
        }

        assertThat(atTheBound.store().count()).as("of 7, beside a head of 8").isEqualTo(2);
        assertThat(below.store().count()).isEqualTo(1);
    }

    @Test
    void aLateEventThatMakesTooManyMakesASumToo() {
        Remembering events = Remembering.of(Aggregates.COUNT, LONG, new SeriesLimits(8, LONG, 1_000, 22, 2, 16));
        for (int i = 0; i < 16; i++) {
            events.at(i * 10L);
        }

        assertThat(events.at(5).store().count()).isEqualTo(1);
    }

    @Test
    void asManySumsAsMayBeStayApart() {
        Remembering events = Remembering.of(Aggregates.COUNT, LONG, COARSE);
        for (int i = 0; i < 23; i++) {
            events.at(i < 7 ? i : i * 10L);
        }
        assertThat(events.store().count()).isEqualTo(1);
        assertThat(count(events, 50, 220)).isEqualTo(16);

        for (int i = 23; i < 30; i++) {
            events.at(i * 10L);
        }
        assertThat(count(events, 50, 290)).as("of 14 from 0 to 130 about 9").isEqualTo(25);
    }

    @Test
    void theHeadIsSealedWhenItHasMoreThanItsSize() {
        Remembering events = Remembering.of(Aggregates.COUNT, LONG, ALL);
        for (int i = 0; i < 8; i++) {
            assertThat(events.changesWith(i, new Value.Bool(true))).isTrue();
        }
        assertThat(events.store().count()).isZero();
        assertThat(events.at(8).store().count()).isEqualTo(1);
    }

    @Test
    void eventsOfOneTimeStayInTheOrderOfArrivalAcrossSegments() {
        Remembering last = Remembering.of(Aggregates.LAST, LONG, ALL);
        Remembering first = Remembering.of(Aggregates.FIRST, LONG, ALL);
        for (int i = 0; i < 30; i++) {
            Value value = new Value.Int(i);
            assertThat(last.at(5, value).valueAt(5)).isEqualTo(value);
            assertThat(first.at(5, value).valueAt(5)).isEqualTo(new Value.Int(0));
        }
    }

    @Test
    void aSessionGoesOnThroughSumsAsIfTheyHadNoGap() {
        Remembering count = Remembering.over(new TimeWindow.Session(30, LONG), Aggregates.COUNT, COARSE);
        for (int i = 0; i < 100; i++) {
            count.at(1_000 + i * 10L);
        }
        assertThat(count.countAt(1_990)).isEqualTo(100);

        Remembering later = Remembering.over(new TimeWindow.Session(30, LONG), Aggregates.COUNT, COARSE);
        for (int i = 0; i < 21; i++) {
            later.at(i < 7 ? i * 10L : 1_000 + i * 10L);
        }
        assertThat(later.store().count()).isEqualTo(1);
        assertThat(later.countAt(1_200)).isEqualTo(14);
    }

    @Test
    void sessionsWithOtherGapsAreOtherSessions() {
        TimeWindow longer = new TimeWindow.Session(50, LONG);
        Remembering count = Remembering.over(new TimeWindow.Session(30, LONG), Aggregates.COUNT, ALL);
        count.at(0).at(40).at(80);

        assertThat(count.valueAt(Aggregates.COUNT, longer, 80)).isEqualTo(new Value.Int(3));
        assertThat(count.countAt(80)).isEqualTo(1);
        assertThat(count.valueAt(Aggregates.COUNT, longer, 80)).isEqualTo(new Value.Int(3));
    }
}
