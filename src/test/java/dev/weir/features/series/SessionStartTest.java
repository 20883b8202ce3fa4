package dev.weir.features.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.Aggregates;
import org.junit.jupiter.api.Test;

class SessionStartTest {
    private static final TimeWindow SESSION = new TimeWindow.Session(30, 1_000);

    private static Remembering count() {
        return Remembering.over(SESSION, Aggregates.COUNT, SeriesLimits.DEFAULT);
    }

    @Test
    void aSessionGoesOnForExactlyTheGap() {
        assertThat(count().at(0).at(30).countAt(60)).isEqualTo(2);
        assertThat(count().at(0).at(30).countAt(61)).isZero();
        assertThat(count().at(0).at(31).countAt(31)).isOne();
    }

    @Test
    void anEventThatComesLateJoinsTwoSessions() {
        Remembering count = count().at(0).at(50).at(100);
        assertThat(count.countAt(100)).isOne();

        assertThat(count.at(25).countAt(100)).isOne();
        assertThat(count.at(75).countAt(100)).isEqualTo(5);
    }

    @Test
    void askedForAnEarlierTimeItIsTheSessionOfThatTime() {
        Remembering count = count().at(0).at(10).at(20).at(100).at(110);
        assertThat(count.countAt(110)).isEqualTo(2);

        assertThat(count.countAt(15)).isEqualTo(2);
        assertThat(count.countAt(120)).isEqualTo(2);
    }

    @Test
    void aSessionIsLookedAtSoFarBackAndNoFurther() {
        Remembering count = count();
        for (int millis = 0; millis <= 2_000; millis += 10) {
            count.at(millis);
            count.countAt(millis);
        }

        assertThat(count.countAt(2_000)).isEqualTo(100);
    }

    @Test
    void aWindowThatLooksLessFarBackLeavesTheSessionOfOthersWhole() {
        TimeWindow shorter = new TimeWindow.Session(30, 50);
        Remembering count = count().at(0).at(20).at(40).at(60).at(80);

        assertThat(count.valueAt(Aggregates.COUNT, shorter, 80)).isEqualTo(new Value.Int(3));
        assertThat(count.countAt(80)).isEqualTo(5);
        assertThat(count.at(100).valueAt(Aggregates.COUNT, shorter, 100)).isEqualTo(new Value.Int(3));
        assertThat(count.countAt(100)).isEqualTo(6);
    }

    @Test
    void differentValuesAreCountedAmongTheNewestOfASession() {
        TimeWindow day = new TimeWindow.Session(30, 86_400_000);
        Remembering distinct = Remembering.over(day, Aggregates.DISTINCT, SeriesLimits.DEFAULT);
        for (int i = 0; i < 4_100; i++) {
            distinct.at(i, "v" + i);
            if (i == 1_999) {
                assertThat(distinct.countAt(i)).isEqualTo(2_000);
            }
        }

        assertThat(distinct.countAt(4_099)).isEqualTo(4_096);
        assertThat(distinct.at(4_100, "v4099").countAt(4_100)).isEqualTo(4_095);
        assertThat(distinct.countAt(5_000)).isZero();
    }

    @Test
    void itIsFoundThroughSegments() {
        TimeWindow hour = new TimeWindow.Session(30, 3_600_000);
        Remembering count = Remembering.over(hour, Aggregates.COUNT, new SeriesLimits(8, 500, 5, 1_000, 4, 16));
        for (int i = 0; i < 200; i++) {
            count.at(i < 50 ? i * 20 : i * 20 + 100);
        }

        assertThat(count.store().count()).isPositive();
        assertThat(count.countAt(199 * 20 + 100)).isEqualTo(150);
        count.reread();
        assertThat(count.countAt(199 * 20 + 100)).isEqualTo(150);
    }
}
