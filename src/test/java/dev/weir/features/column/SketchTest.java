package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SketchTest {
    @Test
    void aSketchKnowsOfHowManyNumbersItIsAndFewItKnowsExactly() {
        Sketch sketch = of(1, 9, 5);
        sketch.add(of(7, 3));

        assertThat(sketch.count()).isEqualTo(5);
        assertThat(sketch.quantile(0.5)).isEqualTo(5);
        assertThat(sketch.quantile(1)).isEqualTo(9);
    }

    private static Sketch of(double... numbers) {
        Sketch sketch = new Sketch();
        for (double number : numbers) {
            sketch.add(number);
        }
        return sketch;
    }
}
