package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private static final int SEEDS = 300;
    private static final int MOST = 70;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 1_000_000})
    void theNumberAtEachIndexIsThatOfTheSortedNumbers(int different) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            double[] numbers = random.doubles(1 + random.nextInt(MOST))
                    .map(number -> Math.rint(number * different) - different / 2.0)
                    .toArray();
            isSelected(numbers, random.nextInt(numbers.length));
        }
    }

    @Test
    void numbersInAnyOrderAreSelected() {
        double[] rising = IntStream.range(0, MOST).asDoubleStream().toArray();
        double[] falling = IntStream.range(0, MOST).mapToDouble(i -> -i).toArray();
        double[] pipes =
                IntStream.range(0, MOST).mapToDouble(i -> Math.min(i, MOST - i)).toArray();
        for (int index = 0; index < MOST; index++) {
            isSelected(rising, index);
            isSelected(falling, index);
            isSelected(pipes, index);
        }
    }

    @Test
    void whenItTakesTooManyRoundsTheRestIsSorted() {
        double[] numbers = new Random(1).doubles(MOST).toArray();
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);

        for (int rounds = 0; rounds < 3; rounds++) {
            assertThat(Selection.select(numbers.clone(), MOST / 3, rounds)).isEqualTo(sorted[MOST / 3]);
        }
    }

    /** The median of an even number of numbers is made from the one at an index and the greatest before it. */
    private static void isSelected(double[] numbers, int index) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double[] some = numbers.clone();

        assertThat(Selection.select(some, index)).isEqualTo(sorted[index]);
        if (index > 0) {
            assertThat(Selection.greatest(some, index)).isEqualTo(sorted[index - 1]);
        }
        assertThat(Arrays.stream(some).sorted().toArray()).isEqualTo(sorted);
    }
}
