package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SketchTest {
    private static final double[] NONE = {};

    @Test
    void aSketchKnowsOfHowManyNumbersItIsAndFewItKnowsExactly() {
        Sketch sketch = of(1, 9, 5);
        sketch.add(of(7, 3));

        assertThat(sketch.count()).isEqualTo(5);
        assertThat(sketch.quantile(0.5, NONE)).isEqualTo(5);
        assertThat(sketch.quantile(1, NONE)).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void numbersBesideASketchCountAsIfTheyWereInIt(long seed) {
        Random random = new Random(seed);
        double[] inside = numbers(random, 1 + random.nextInt(100)); // so few that it knows them all
        double[] beside = numbers(random, random.nextInt(100));
        double share = random.nextInt(5) == 0 ? random.nextInt(2) : random.nextDouble();

        double[] all = DoubleStream.concat(DoubleStream.of(inside), DoubleStream.of(beside))
                .sorted()
                .toArray();
        int rank = Math.max(1, (int) Math.ceil(share * all.length));
        assertThat(of(inside).quantile(share, beside)).isEqualTo(all[rank - 1]);
    }

    @Test
    void manyNumbersBesideALargeSketchMoveAnAnswerByNoMoreThanItsError() {
        Random random = new Random(7);
        double[] inside = random.doubles(100_000).toArray();
        double[] beside = random.doubles(50_000).map(one -> one + 1).toArray(); // all of them above the others
        Sketch sketch = of(inside);

        for (double share = 0.05; share < 1; share += 0.05) {
            double exact = share <= 2 / 3.0 ? share * 1.5 : 1 + (share - 2 / 3.0) * 3;
            assertThat(sketch.quantile(share, beside)).isCloseTo(exact, within(0.05));
        }
    }

    private static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static double[] numbers(Random random, int count) {
        return random.ints(count, 0, 40).mapToDouble(one -> one / 4.0).toArray();
    }

    private static Sketch of(double... numbers) {
        Sketch sketch = new Sketch();
        for (double number : numbers) {
            sketch.add(number);
        }
        return sketch;
    }
}
