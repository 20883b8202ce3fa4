package dev.weir.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0s, 0",
        "1ms, 1",
        "90s, 90000",
        "1h30m, 5400000",
        "1d1h1m1s1ms, 90061001",
        "999999999999ms, 999999999999",
        "106751991167d7h12m55s807ms, 9223372036854775807"
    })
    void unitsFromTheLargestToTheSmallestAddUp(String text, long millis) {
        assertThat(Durations.millis(text)).hasValue(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "m",
                "5 m",
                " 5m",
                "5m ",
                "5M",
                "-5m",
                "+5m",
                "1.5h",
                "30m1h",
                "5m5m",
                "1h,5m",
                "5min",
                "1_000s",
                "٥m",
                "1000000000000s",
                "106751991167d7h12m55s808ms",
                "999999999999d"
            })
    void anythingElseIsNone(String text) {
        assertThat(Durations.millis(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PT2H; 2h",
                "pt2h; 2h",
                "P7D; 7d",
                "P1DT12H; 1d12h",
                "PT0.5S; 500ms",
                "2 hours; 2h",
                "2H; 2h",
                "120 min; 2h",
                "1.5h; 1h30m",
                "1 hour and 30 minutes; 1h30m",
                "1 day, 2 hrs; 1d2h",
                "1 week; 7d",
                "250 millis; 250ms",
                "30m1h; 1h30m"
            })
    void whatOtherLanguagesWriteIsKnown(String text, String meant) {
        assertThat(Durations.meant(text)).hasValue(meant);
        assertThat(Durations.advice(text, 1, 1L << 60)).startsWith("write " + meant + ", or another duration from 1ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 month", "month", "P", "PT", "P1M", "90", "2 hours ago", "-PT2H", "PT-2H"})
    void whatIsNoDurationAnywhereIsNotGuessed(String text) {
        assertThat(Durations.meant(text)).isEmpty();
        assertThat(Durations.advice(text, 1, 1000)).isEqualTo("write a duration from 1ms to 1s");
    }

    @Test
    void whatIsOutOfBoundsIsNotAdvised() {
        assertThat(Durations.advice("2 seconds", 1, 2000)).startsWith("write 2s, or");
        assertThat(Durations.advice("2 seconds", 1, 1999)).startsWith("write a duration from");
        assertThat(Durations.advice("2 seconds", 2001, 5000)).startsWith("write a duration from");
        assertThat(Durations.advice("2s", 2001, 5000)).startsWith("write a duration from");
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        Random random = new Random(1);
        for (int round = 0; round < 10_000; round++) {
            long millis = random.nextLong(1L << random.nextInt(1, 54));
            assertThat(Durations.millis(Durations.text(millis)))
                    .as(Durations.text(millis))
                    .hasValue(millis);
        }
    }
}
