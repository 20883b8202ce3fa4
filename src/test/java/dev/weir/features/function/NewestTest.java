package dev.weir.features.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is worked out from each of the newest events of a window: mode, topK, entropy, ewma. */
class NewestTest {
    private static final long LONG = 1_000_000;

    @Test
    void equallyFrequentValuesAreInTheirOwnOrderWhateverOrderTheyCameIn() {
        assertThat(Remembering.of(new TopK(3))
                        .at(1, "c")
                        .at(2, "b")
                        .at(3, "a")
                        .at(4, "d")
                        .at(5, "d")
                        .valueAt(5))
                .isEqualTo(texts("d", "a", "b"));
        assertThat(Remembering.of(new MostFrequent())
                        .at(1, 10)
                        .at(2, 9)
                        .at(3, 7.5)
                        .valueAt(3))
                .isEqualTo(new Value.Real(7.5));
        assertThat(Remembering.of(new MostFrequent())
                        .at(1, new Value.Bool(true))
                        .at(2, new Value.Bool(false))
                        .valueAt(2))
                .isEqualTo(new Value.Bool(false));
        assertThat(Remembering.of(new MostFrequent())
                        .at(1, new Value.Time(5))
                        .at(2, new Value.Time(4))
                        .valueAt(2))
                .isEqualTo(new Value.Time(4));
    }

    @Test
    void aValueThatLeftTheWindowDoesNotCount() {
        Remembering mode =
                Remembering.of(new MostFrequent()).at(0, "old").at(1, "old").at(900, "new");

        assertThat(mode.valueAt(999)).isEqualTo(new Value.Text("old"));
        assertThat(mode.valueAt(1_000)).isEqualTo(new Value.Text("new")); // "new" before "old", each once
        assertThat(mode.valueAt(1_001)).isEqualTo(new Value.Text("new"));
    }

    @Test
    void entropyIsInBits() {
        Remembering spread = Remembering.of(new Entropy()).at(1, "a").at(2, "a");
        assertThat(spread.valueAt(2)).isEqualTo(new Value.Real(0));
        spread.at(3, "b").at(4, "b");
        assertThat(spread.valueAt(4)).isEqualTo(new Value.Real(1));
        spread.at(5, "c").at(6, "c").at(7, "d").at(8, "d");
        assertThat(spread.valueAt(8)).isEqualTo(new Value.Real(2));
    }

    @Test
    void ofMoreThanFourThousandEventsTheNewestAreCountedAndNoOther() {
        for (SeriesLimits limits : List.of(SeriesLimits.DEFAULT, new SeriesLimits(64, 500, 5, 8_192, 4, 16))) {
            Remembering mode = Remembering.of(new MostFrequent(), LONG, limits);
            Remembering average = Remembering.of(new Ewma(1L << 50), LONG, limits);
            for (int i = 0; i < 2_100; i++) {
                mode.at(i, "first");
                average.at(i, 3);
            }
            for (int i = 2_100; i < 2_100 + 2_049; i++) {
                mode.at(i, "then");
                average.at(i, 1);
            }
            // 2,047 of the first and 2,049 of the others are among the newest 4,096
            assertThat(mode.valueAt(4_148)).isEqualTo(new Value.Text("then"));
            assertThat(((Value.Real) average.valueAt(4_148)).value())
                    .isCloseTo((3 * 2_047 + 2_049) / 4_096.0, within(1e-9));
            // and 2,048 of each if the window ends an event earlier
            assertThat(mode.valueAt(4_147)).isEqualTo(new Value.Text("first"));
        }
    }

    /** 4,096, the tail of 5 and two segments of 64: 4,229. */
    @Test
    void noMoreIsKeptThanTheNewestAndThoseForLateEvents() {
        SeriesLimits limits = new SeriesLimits(64, LONG, 5, 100_000, 4, 16);
        Remembering mode = Remembering.of(new MostFrequent(), LONG, limits);
        for (int i = 0; i < 20_000; i++) {
            mode.at(i, i < 20_000 - 4_229 ? "old" : "new");
        }

        assertThat(mode.valueAt(20_000 - 4_229)).isEqualTo(Value.absent());
        assertThat(mode.valueAt(19_999 - 5)).isEqualTo(new Value.Text("new"));
        assertThat(mode.valueAt(new Entropy(), 19_999 - 5)).isEqualTo(new Value.Real(0));
    }

    @Test
    void beforeTheNewestOfAShiftedWindowNothingIsForgotten() {
        TimeWindow shifted = new DerivedWindow.Shifted(new TimeWindow.Sliding(LONG), 10_000);
        SeriesLimits limits = new SeriesLimits(64, LONG, 5, 100_000, 4, 16);
        Remembering mode = Remembering.over(shifted, new MostFrequent(), limits);
        for (int i = 0; i < 20_000; i++) {
            mode.at(i, i < 10_000 ? "old" : "new");
        }

        assertThat(mode.valueAt(19_999)).isEqualTo(new Value.Text("old"));
    }

    @Test
    void whatIsOlderByAHalfLifeWeighsHalf() {
        Remembering average = Remembering.of(new Ewma(100)).at(0, 10).at(100, 40);

        assertThat(average.valueAt(100)).isEqualTo(new Value.Real(30));
        assertThat(average.valueAt(400)).isEqualTo(new Value.Real(30)); // all weights have become smaller alike
        assertThat(average.at(300, 0).valueAt(300)).isEqualTo(new Value.Real((1.25 + 10) / (0.125 + 0.25 + 1)));
    }

    @Test
    void whatIsOlderByAThousandHalfLivesWeighsNothingAndAloneItIsTheAverage() {
        Remembering average =
                Remembering.of(new Ewma(1), LONG, SeriesLimits.DEFAULT).at(0, 10);

        assertThat(average.valueAt(900_000)).isEqualTo(new Value.Real(10));
        assertThat(average.at(900_000, 20).valueAt(900_000)).isEqualTo(new Value.Real(20));
    }

    @Test
    void equalNumbersAreTheirAverageToTheLastBit() {
        Remembering average = Remembering.of(new Ewma(7));
        for (int i = 0; i < 500; i++) {
            average.at(i, 10.1);
        }

        assertThat(average.valueAt(499)).isEqualTo(new Value.Real(10.1));
    }

    @Test
    void theOrderOfArrivalChangesNoBitOfAnAverage() {
        List<Integer> order =
                new ArrayList<>(Stream.iterate(0, i -> i + 1).limit(300).toList());
        List<Value> answers = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            Remembering average = Remembering.of(new Ewma(77), LONG, new SeriesLimits(8, LONG, 1_000, 10_000, 4, 16));
            order.forEach(i -> average.at(i / 2, i * 0.37 % 11));
            answers.add(average.valueAt(200));
            Collections.shuffle(order, new Random(round));
        }

        assertThat(answers).containsOnly(answers.get(0));
    }

    @Test
    void numbersOutOfBoundsAreRefused() {
        assertThat(new TopK(1).most()).isEqualTo(1);
        assertThat(new TopK(20).most()).isEqualTo(20);
        assertThatThrownBy(() -> new TopK(0)).hasMessageContaining("from 1 to 20");
        assertThatThrownBy(() -> new TopK(21)).hasMessageContaining("from 1 to 20");
        assertThatThrownBy(() -> new Ewma(0)).hasMessageContaining("at least 1");
    }

    private static Value texts(String... texts) {
        return new Value.Items(Stream.of(texts).<Value>map(Value.Text::new).toList());
    }
}
