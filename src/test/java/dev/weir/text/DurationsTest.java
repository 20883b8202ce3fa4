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
