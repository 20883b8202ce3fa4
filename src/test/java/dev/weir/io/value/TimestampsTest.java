package dev.weir.io.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {
    private static final DateTimeFormatter GENERAL =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Test
    void anyInstantIsWrittenAsTheGeneralFormatterWritesIt() {
        SplittableRandom random = new SplittableRandom(1);
        long first = Instant.parse("-0100-01-01T00:00:00Z").toEpochMilli();
        long last = Instant.parse("+10100-01-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 10_000; i++) {
            long millis = random.nextLong(first, last);

            assertThat(Timestamps.text(millis)).isEqualTo(GENERAL.format(Instant.ofEpochMilli(millis)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0001-12-31T23:59:59.999Z",
                "0000-01-01T00:00:00.000Z",
                "0001-01-01T00:00:00.000Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00.000Z",
                "2024-02-29T23:59:59.001Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00.000Z"
            })
    void soAreTheBoundsOfEras(String text) {
        assertThat(Timestamps.text(Instant.parse(text).toEpochMilli())).isEqualTo(text);
    }
}
