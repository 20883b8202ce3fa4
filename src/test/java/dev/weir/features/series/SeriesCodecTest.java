package dev.weir.features.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.weir.Seeds;
import dev.weir.events.Value;
import dev.weir.features.RandomArrivals;
import dev.weir.features.Remembering;
import dev.weir.features.SeriesTwinTest;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That a copy answers as the original does is part of {@link SeriesTwinTest}: its series go through their binary form. */
class SeriesCodecTest {
    private static final long START = 1_772_359_200_123L;

    static LongStream seeds() {
        return Seeds.upTo(50);
    }

    @Test
    void tenAmountsWithTheirTimesTakeWellUnderAHundredBytes() {
        Remembering amounts = Remembering.of(Aggregates.SUM, 3_600_000, SeriesLimits.DEFAULT);
        for (int i = 0; i < 10; i++) {
            amounts.at(START + i * 123_456L, (1_999 + i * 3_750) / 100.0);
        }

        assertThat(amounts.bytes()).isLessThan(85);
    }

    @Test
    void anAmountThatIsNoShortDecimalComesBackToTheBit() {
        Remembering amounts = Remembering.of(Aggregates.MAX).at(1, 1 / 3.0).at(1, 0.25);
        amounts.reread();

        assertThat(amounts.numberAt(Aggregates.MAX, 1)).isEqualTo(1 / 3.0);
        assertThat(amounts.numberAt(Aggregates.MIN, 1)).isEqualTo(0.25);
    }

    @Test
    void aTextComesBackWhateverItsLength() {
        String text = "ẞ€😀".repeat(30_000);
        Remembering last = Remembering.of(Aggregates.LAST).at(1, text);
        last.reread();

        assertThat(last.valueAt(1)).isEqualTo(new Value.Text(text));
    }

    @Test
    void aSampleComesBackWithItsDepth() {
        Remembering values = Remembering.of(Aggregates.DISTINCT, 1_000, Remembering.SMALL);
        for (int i = 0; i < 500; i++) {
            values.at(i, new Value.Int(i));
        }
        Value before = values.valueAt(499);
        values.reread();

        assertThat(values.valueAt(499)).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCopyAnswersToTheBitWithSegmentsAndCoarseParts(long seed) {
        Remembering numbers = Remembering.of(Aggregates.SUM, 90 * 86_400_000L, Remembering.SMALL);
        long latest = 0;
        for (RandomArrivals.Arrival arrival : new RandomArrivals(seed).list(SeriesKind.NUMBERS, 200)) {
            numbers.at(arrival.millis(), arrival.value());
            latest = Math.max(latest, arrival.millis());
        }
        for (AggregateFunction form : new AggregateFunction[] {
            Aggregates.SUM, Aggregates.AVG, Aggregates.MIN, Aggregates.MAX, Aggregates.STDDEV
        }) {
            Value before = numbers.valueAt(form, latest);
            numbers.reread();
            assertThat(numbers.valueAt(form, latest)).isEqualTo(before);
        }
    }

    @Test
    void aLaterVersionIsRefused() {
        byte[] later = {99, 0};

        assertThatIOException()
                .isThrownBy(() -> new SeriesCodec().read(new DataInputStream(new ByteArrayInputStream(later))))
                .withMessageContaining("version 99");
        assertThatIOException()
                .isThrownBy(() -> new SegmentCodec().read(new DataInputStream(new ByteArrayInputStream(later))))
                .withMessageContaining("version 99");
    }
}
