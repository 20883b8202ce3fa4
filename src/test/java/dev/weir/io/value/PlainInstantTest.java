package dev.weir.io.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainInstantTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyInstantOfOurYearsIsReadAsTheGeneralParserReadsIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        ChronoUnit[] units = {ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS};
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(first, last), random.nextLong(1_000_000_000))
                    .truncatedTo(units[random.nextInt(units.length)]);

            assertThat(PlainInstant.millis(instant.toString()))
                    .as(instant.toString())
                    .isEqualTo(instant.toEpochMilli());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29T00:00:00Z", "2000-02-29T23:59:59.9Z", "1970-01-01T00:00:00.25Z"})
    void leapDaysAndFewDecimalsAreRead(String text) {
        assertThat(PlainInstant.millis(text)).isEqualTo(Instant.parse(text).toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-01",
                "2026-03-01T10:00Z",
                "2026-03-01T10:00:00",
                "2026-03-01T10:00:00+01:00",
                "2026-03-01T10:00:00.Z",
                "2026-03-01T10:00:00.1234567890Z",
                "2026-03-01T10:00:00.12x4Z",
                "2026-03-01T10:00:00,5Z",
                "2026-03-01 10:00:00Z",
                "2026-02-29T10:00:00Z",
                "1900-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-03-00T10:00:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T10:60:00Z",
                "2026-03-01T10:00:60Z",
                "2026-03-01T1o:00:00Z",
                "+2026-03-01T10:00:00Z",
                "-026-03-01T10:00:00Z",
                "٢026-03-01T10:00:00Z"
            })
    void whatIsNotPlainIsLeftToTheGeneralParser(String text) {
        assertThat(PlainInstant.millis(text)).isEqualTo(PlainInstant.UNKNOWN);
    }

    @Test
    void whatIsFinerThanAMillisecondIsCutOffBefore1970Too() {
        String text = "1969-12-31T23:59:59.999999Z";

        assertThat(PlainInstant.millis(text)).isEqualTo(Instant.parse(text).toEpochMilli());
    }
}
