package dev.weir.features.function;

import static dev.weir.features.Remembering.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.features.Remembering;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AggregateFunctionTest {

    static Stream<AggregateFunction> all() {
        return AggregateFunctions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyOneIsAnsweredByTheSeriesOfItsKind(AggregateFunction function) {
        Remembering series = Remembering.of(function).at(1, new Value.Int(7));

        assertThat(series.valueAt(1).isPresent()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void overNothingItIsWhatAnEmptySeriesSays(AggregateFunction function) {
        assertThat(Remembering.of(function).valueAt(1)).isEqualTo(function.overNothing());
        assertThat(Remembering.of(function).at(0, new Value.Int(7)).valueAt(WINDOW))
                .isEqualTo(function.overNothing());
    }

    @Test
    void everyClassOfTheFamilyIsListedUnderANameOfItsOwn() {
        assertThat(all().<Class<?>>map(AggregateFunction::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(classes(AggregateFunction.class)
                        .filter(one -> one != Estimate.class) // of another function, under that one's name
                        .toList());
        assertThat(AggregateFunctions.byKey()).hasSize(AggregateFunctions.all().size());
        assertThat(all().map(AggregateFunction::stateName)).doesNotHaveDuplicates();
    }

    private static Stream<Class<?>> classes(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(AggregateFunctionTest::classes)
                : Stream.of(family);
    }

    /** They are part of the ids of state: a name that changed would find nothing that was kept under it. */
    @Test
    void theNameOfEachInStateIsTheSameInEveryRelease() {
        assertThat(all().map(AggregateFunction::stateName))
                .containsExactly(
                        "COUNT",
                        "SUM",
                        "AVG",
                        "MIN",
                        "MAX",
                        "STDDEV",
                        "MEDIAN",
                        "PERCENTILE_50.0",
                        "EWMA_1",
                        "DISTINCT",
                        "LAST",
                        "FIRST",
                        "MODE",
                        "TOP_1",
                        "ENTROPY",
                        "SINCE");
    }

    @Test
    void onlyTheTimeSinceTheLatestEventCannotCountTheEventAtHand() {
        assertThat(all().filter(function -> !function.canCountCurrent()).map(AggregateFunction::key))
                .containsExactly("since");
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachIsExplainedInASentence(AggregateFunction function) {
        assertThat(function.meaning()).isNotBlank().endsWith(".");
    }
}
