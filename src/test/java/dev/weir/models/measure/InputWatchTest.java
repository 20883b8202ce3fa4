package dev.weir.models.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What models are given, watched event by event without a label. */
final class InputWatchTest {
    /** A flag that was 1 in half of the examples. */
    private static final List<InputBaseline> HALF =
            List.of(new InputBaseline(List.of(0.0, 1.0), List.of(0.5, 0.5, 0.0, 0.0)));

    private static final List<String> FLAG = List.of("flag");

    private final InputWatch watch = new InputWatch();

    @Test
    void theIndexIsAgainstWhatTheDocumentSaysFromThe200thEventOn() {
        watch.follow("s", FLAG, HALF);
        see(InputWatch.LEAST - 1, 5);
        assertThat(watch.psi("flag")).isNaN();
        see(1, 5);
        assertThat(watch.psi("flag")).isCloseTo(0.3 * Math.log(1.6) - 0.3 * Math.log(0.4), within(0.02));
        see(800, 5);
        assertThat(watch.psi("flag")).isCloseTo(0.3 * Math.log(1.6) - 0.3 * Math.log(0.4), within(0.01));
    }

    @Test
    void withoutABaselineTheFirstEventsAreIt() {
        watch.follow("s", FLAG, List.of());
        see(InputWatch.FIRST, 2);
        assertThat(watch.psi("flag")).isLessThan(0.001);
        see(5 * InputDrift.MOST_RECENT, 5);
        assertThat(watch.psi("flag")).isGreaterThan(0.25);
    }

    @Test
    void theShareOfAbsentInputsIsKnownFromTheFirstEventOn() {
        watch.follow("s", FLAG, List.of());
        assertThat(watch.absent("flag")).isNaN();
        watch.seen("s", new double[] {Double.NaN});
        assertThat(watch.absent("flag")).isEqualTo(1);
        for (int i = 0; i < 999; i++) {
            watch.seen("s", new double[] {1});
        }
        assertThat(watch.absent("flag")).isLessThan(0.01);
        assertThat(watch.absent("other")).isNaN();
    }

    @Test
    void aNewVersionGoesOnWithWhatWasSeenAndOneWithOtherInputsBeginsAnew() {
        watch.follow("s", FLAG, HALF);
        see(1_000, 5);
        watch.follow("s", FLAG, List.of(new InputBaseline(List.of(0.0, 1.0), List.of(0.8, 0.2, 0.0, 0.0))));
        assertThat(watch.psi("flag")).isLessThan(0.001);

        watch.follow("other", FLAG, HALF);
        assertThat(watch.psi("flag")).isNaN();
        see(1_000, 5);
        assertThat(watch.psi("flag")).as("events of the version before").isNaN();
    }

    @Test
    void whatALearnerSawIsTheBaselineOfTheVersionsThatItPublishes() {
        InputDrift learned = new InputDrift(2);
        assertThat(learned.baseline()).isEmpty();
        for (int i = 0; i < 1_000; i++) {
            learned.trained(new double[] {i, i % 4 == 0 ? Double.NaN : 7});
        }
        watch.follow("s", List.of("amount", "rate"), learned.baseline());
        for (int i = 0; i < 1_000; i++) {
            watch.seen("s", new double[] {i, i % 4 == 0 ? Double.NaN : 7});
        }
        assertThat(watch.psi("amount")).isLessThan(0.01);
        assertThat(watch.psi("rate")).isLessThan(0.01);
        assertThat(watch.absent("rate")).isEqualTo(0.25);
    }

    static Stream<Arguments> distributions() {
        return Stream.of(
                Arguments.of(Collections.nCopies(11, 0.0), List.of(1.0), "11 bounds; at most 10"),
                Arguments.of(List.of(1.0, 1.0), List.of(0.0, 0.0, 0.0, 1.0), "ascending numbers"),
                Arguments.of(List.of(Double.NaN), List.of(0.0, 0.0, 1.0), "ascending numbers"),
                Arguments.of(List.of(1.0), List.of(0.5, 0.5), "2 shares; write 3"),
                Arguments.of(List.of(1.0), List.of(1.5, -0.5, 0.0), "a share is 0 to 1, not 1.5"),
                Arguments.of(List.of(1.0), List.of(0.5, 0.5, 0.02), "together they are 1"));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void whatIsNoDistributionIsRefused(List<Double> bounds, List<Double> shares, String words) {
        assertThatThrownBy(() -> new InputBaseline(bounds, shares)).hasMessageContaining(words);
    }

    private void see(int events, int oneIn) {
        for (int i = 0; i < events; i++) {
            watch.seen("s", new double[] {i % oneIn == 0 ? 1 : 0});
        }
    }
}
