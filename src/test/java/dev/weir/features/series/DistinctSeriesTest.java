package dev.weir.features.series;

import static dev.weir.features.Remembering.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.function.Aggregates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSeriesTest {
    private static final SeriesLimits LIMITS = new SeriesLimits(8, 0, 0, 100, 4, 1_024);

    private static Remembering distinct() {
        return Remembering.of(Aggregates.DISTINCT, WINDOW, LIMITS);
    }

    @Test
    void aValueCountsOnce() {
        assertThat(distinct().at(1, "a").at(2, "a").at(3, "b").countAt(3)).isEqualTo(2);
    }

    @Test
    void anIntegerAndADoubleOfTheSameSizeAreOneValue() {
        Remembering numbers = distinct().at(1, new Value.Int(1)).at(2, 1.0);

        assertThat(numbers.countAt(2)).isOne();
    }

    @Test
    void valuesOfDifferentTypesDiffer() {
        Remembering values = distinct()
                .at(1, new Value.Int(1))
                .at(1, "1")
                .at(1, new Value.Time(1))
                .at(1, 1.5)
                .at(1, new Value.Bool(true));

        assertThat(values.countAt(1)).isEqualTo(5);
    }

    @Test
    void aValueSeenAllTheTimeCostsTwoEntriesAWindow() {
        Remembering seenOnce = distinct().at(0, "a");
        Remembering seenOften = distinct();
        for (int i = 0; i < 10_000; i++) {
            seenOften.at(i, "a");
        }

        assertThat(seenOften.bytes()).isLessThan(seenOnce.bytes() + 8);
    }

    @Test
    void anEventBetweenTwoOfItsValueWithinAWindowChangesNothing() {
        SeriesLimits late = new SeriesLimits(8, 10_000, 100, 100, 4, 1_024);
        Remembering values =
                Remembering.of(Aggregates.DISTINCT, WINDOW, late).at(0, "a").at(WINDOW, "a");

        assertThat(values.changesWith(500, "a")).isFalse();
    }

    @Test
    void anEventBetweenTwoOfItsValueThatNoWindowSpansIsKept() {
        SeriesLimits late = new SeriesLimits(8, 10_000, 100, 100, 4, 1_024);
        Remembering values = Remembering.of(Aggregates.DISTINCT, WINDOW, late)
                .at(0, "a")
                .at(WINDOW + 1, "a")
                .at(500, "a");

        assertThat(values.countAt(WINDOW)).isOne();
    }

    @Test
    void anotherWindowIsRefused() {
        Remembering values = distinct();

        assertThatIllegalArgumentException().isThrownBy(() -> values.valueAt(Aggregates.DISTINCT, WINDOW + 1, 0));
    }

    @Test
    void asManyValuesAsTheBoundAreCountedExactly() {
        Remembering values = distinct();
        for (int i = 0; i < LIMITS.distinctEntries(); i++) {
            values.at(0, new Value.Int(i));
        }

        assertThat(values.countAt(0)).isEqualTo(LIMITS.distinctEntries());
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 10_000, 100_000, 300_000})
    void beyondTheBoundTheCountIsAnEstimateInBoundedMemory(int many) {
        Remembering values = distinct();
        for (int i = 0; i < many; i++) {
            values.at(i % 1_000, new Value.Int(i));
        }

        assertThat((double) values.countAt(999)).isCloseTo(many, within(3 * 1.2 / Math.sqrt(512) * many));
        assertThat(values.bytes()).isLessThan(LIMITS.distinctEntries() * 12);
    }

    @Test
    void anEstimateDoesNotHangOnTheOrderOfArrival() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            numbers.add(i);
        }
        Remembering inOrder = distinct();
        numbers.forEach(i -> inOrder.at(i % 1_000, new Value.Int(i)));
        Collections.shuffle(numbers, new Random(7));
        Remembering shuffled = distinct();
        numbers.forEach(i -> shuffled.at(i % 1_000, new Value.Int(i)));

        assertThat(shuffled.countAt(999)).isEqualTo(inOrder.countAt(999));
    }

    @Test
    void theCountIsExactAgainOnceTheFloodIsAWindowBack() {
        Remembering values = distinct();
        for (int i = 0; i < 50_000; i++) {
            values.at(0, new Value.Int(i));
        }
        for (int i = 0; i < 30; i++) {
            values.at(2 * WINDOW + i * 100L, new Value.Int(i));
        }

        assertThat(values.countAt(2 * WINDOW + 2_900)).isEqualTo(10);
    }

    @Test
    void afterTheFloodAWindowThatStillReachesBackIsNoWorseThanTheSample() {
        Remembering values = distinct();
        for (int i = 0; i < 20_000; i++) {
            values.at(i % 100, new Value.Int(i));
        }
        for (int i = 0; i < 900; i++) {
            values.at(100 + i, new Value.Int(20_000));
        }

        assertThat((double) values.countAt(999)).isCloseTo(20_001, within(3 * 1.2 / Math.sqrt(512) * 20_000));
    }

    @Test
    void theTailGivesWayBeforeTheWindowDoes() {
        SeriesLimits late = new SeriesLimits(8, 100_000, 1_000, 100, 4, 64);
        Remembering values = Remembering.of(Aggregates.DISTINCT, WINDOW, late);
        for (int i = 0; i < 500; i++) {
            values.at(i * 50L, new Value.Int(i));
        }

        assertThat(values.countAt(499 * 50)).isEqualTo(20);
    }

    @Test
    void afterTheFloodTheSampleCountsUntilTheWindowIsPastTheMomentThatItEnded() {
        for (boolean rereads : new boolean[] {false, true}) {
            Remembering values = distinct();
            for (int flood = 0; flood < 2; flood++) {
                long at = 5_000L * flood;
                for (int i = 0; i < 50_000; i++) {
                    values.at(at, new Value.Int(i));
                }
                values.at(at + 1_500, new Value.Int(-1));
                for (int i = 0; i < 300; i++) {
                    values.at(at + 1_600, new Value.Int(i));
                }
                if (rereads) {
                    values.reread();
                }

                assertThat(values.countAt(at + 2_499) % 32).as("of a sample").isZero();
                assertThat(values.countAt(at + 2_500)).isEqualTo(300);
                assertThat(values.countAt(at + 2_599)).isEqualTo(300);
            }
        }
    }

    @Test
    void anAnswerSaysWhetherThereIsSomethingToWrite() {
        Remembering values = distinct().at(5, "a");

        assertThat(values.changesWith(5, "a")).isFalse();
        assertThat(values.changesWith(4, "b")).isTrue();
        assertThat(values.changesWith(6, "a")).isTrue();
        assertThat(values.changesWith(7, new Value.Real(Double.NaN))).isFalse();
        assertThat(values.changesWith(7, Value.absent())).isFalse();
        assertThat(values.countAt(7)).isEqualTo(2);
    }

    @Test
    void onceAllIsForgottenThereIsNothing() {
        Remembering values = distinct().at(5, "a").at(6, "b");

        values.clear();

        assertThat(values.series().isEmpty()).isTrue();
        assertThat(values.countAt(6)).isZero();
    }

    @Test
    void ofTheEntriesThatWaitForLateEventsOnlySoManyStayAndThenHalf() {
        SeriesLimits late = new SeriesLimits(8, 100_000, 5, 100, 4, 1_000);
        for (int many : new int[] {5, 6}) {
            Remembering values = Remembering.of(Aggregates.DISTINCT, WINDOW, late);
            for (int i = 0; i < many; i++) {
                values.at(i, new Value.Int(i));
            }
            values.at(5_000, new Value.Int(9));

            assertThat(values.countAt(many)).isEqualTo(many == 5 ? 5 : 3);
        }
    }

    @Test
    void theTailGivesWayOnlyOnceThereAreMoreThanTheBound() {
        SeriesLimits late = new SeriesLimits(8, 100_000, 1_000, 100, 4, 16);
        Remembering values = Remembering.of(Aggregates.DISTINCT, WINDOW, late);
        for (int i = 0; i < 16; i++) {
            values.at(i < 6 ? i : 5_000 + i, new Value.Int(i));
        }
        assertThat(values.countAt(5)).isEqualTo(6);

        values.at(5_100, new Value.Int(16));
        assertThat(values.countAt(5)).isEqualTo(3);
        assertThat(values.countAt(5_100)).isEqualTo(11);
    }

    @Test
    void anEventThatNoWindowReachesIsTooLate() {
        SeriesLimits late = new SeriesLimits(8, 500, 1_000, 100, 4, 16);
        Remembering values = Remembering.of(Aggregates.DISTINCT, WINDOW, late).at(10_000, "a");

        assertThat(values.changesWith(10_000 - WINDOW - 500, "b")).isFalse();
        assertThat(values.changesWith(10_000 - WINDOW - 499, "b")).isTrue();
        assertThat(values.countAt(10_000 - 500)).isOne();
    }
}
