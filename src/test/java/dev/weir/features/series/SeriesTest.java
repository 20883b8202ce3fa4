package dev.weir.features.series;

import static dev.weir.features.Remembering.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
    @Test
    void anEventIsOutTheMomentItIsOneWindowOld() {
        assertThat(Remembering.of(Aggregates.COUNT).at(0).countAt(WINDOW)).isZero();
    }

    @Test
    void anEventIsInUntilTheMillisecondBefore() {
        assertThat(Remembering.of(Aggregates.COUNT).at(0).countAt(WINDOW - 1)).isOne();
    }

    @Test
    void aLateEventSeesOnlyWhatBelongsBeforeIt() {
        assertThat(Remembering.of(Aggregates.COUNT).at(100).at(900).at(500).countAt(500))
                .isEqualTo(2);
    }

    @Test
    void aLateEventCountsForTheEventsAfterIt() {
        assertThat(Remembering.of(Aggregates.COUNT).at(900).at(500).countAt(900))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "distinct"})
    void thereAreNoEventsInNothing(String key) {
        AggregateFunction form = Aggregates.of(key);
        assertThat(Remembering.of(form).valueAt(0)).isEqualTo(new Value.Int(0));
    }

    @Test
    void theSumOfNothingIsZero() {
        assertThat(Remembering.of(Aggregates.SUM).valueAt(0)).isEqualTo(new Value.Real(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avg", "min", "max", "stddev", "last", "first", "since"})
    void theOthersAreAbsentOverNothing(String key) {
        AggregateFunction form = Aggregates.of(key);
        assertThat(Remembering.of(form).valueAt(0)).isEqualTo(Value.absent());
    }

    @Test
    void ofSeveralAtOneTimeTheLastIsTheOneThatArrivedLast() {
        assertThat(Remembering.of(Aggregates.LAST)
                        .at(5, "a")
                        .at(5, "b")
                        .at(4, "c")
                        .valueAt(5))
                .isEqualTo(new Value.Text("b"));
    }

    @Test
    void ofSeveralAtOneTimeTheFirstIsTheOneThatArrivedFirst() {
        assertThat(Remembering.of(Aggregates.FIRST)
                        .at(5, "a")
                        .at(5, "b")
                        .at(6, "c")
                        .valueAt(6))
                .isEqualTo(new Value.Text("a"));
    }

    @Test
    void sinceIsTheTimeFromTheLatestEventToNow() {
        assertThat(Remembering.of(Aggregates.SINCE).at(100).at(300).at(200).valueAt(750))
                .isEqualTo(new Value.Int(450));
    }

    @Test
    void sinceIsAbsentWhenTheLatestEventHasLeftTheWindow() {
        assertThat(Remembering.of(Aggregates.SINCE).at(0).valueAt(WINDOW)).isEqualTo(Value.absent());
    }

    @Test
    void anAbsentValueIsNoEvent() {
        Remembering last = Remembering.of(Aggregates.LAST).at(1, Value.absent());

        assertThat(last.series().isEmpty()).isTrue();
        assertThat(last.series().latestMillis()).isEqualTo(Series.NEVER);
    }

    @Test
    void aNumberThatIsNotFiniteIsNoEvent() {
        Remembering sum = Remembering.of(Aggregates.SUM).at(1, Double.NaN).at(2, Double.POSITIVE_INFINITY);

        assertThat(sum.series().isEmpty()).isTrue();
    }

    @Test
    void aTextIsNoNumber() {
        Remembering sum = Remembering.of(Aggregates.SUM);

        assertThatIllegalArgumentException().isThrownBy(() -> sum.at(1, "ten")).withMessageContaining("numbers only");
    }

    @Test
    void aSeriesOfTimesHasNoSum() {
        Remembering count = Remembering.of(Aggregates.COUNT);

        assertThatIllegalArgumentException().isThrownBy(() -> count.valueAt(Aggregates.SUM, 0));
    }

    @Test
    void windowsOfDifferentLengthShareASeries() {
        Remembering count = Remembering.of(Aggregates.COUNT).at(0).at(500).at(990);

        assertThat(count.valueAt(Aggregates.COUNT, 100, 990)).isEqualTo(new Value.Int(1));
        assertThat(count.valueAt(Aggregates.COUNT, 1_000, 990)).isEqualTo(new Value.Int(3));
    }
}
