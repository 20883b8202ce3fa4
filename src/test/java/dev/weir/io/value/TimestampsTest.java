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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T10:00Z",
                "2026-03-02T10:00z",
                "2026-03-02T11:00+01",
                "2026-03-02T11:00:00+0100",
                "2026-03-02T11:00:00.000+01",
                "2026-03-02T15:30+0530",
                "2026-03-02T05:00:00.000000-0500",
                "2026-03-02T10:00:00+00"
            })
    void anInstantMayLeaveOutWhatIsZeroOrTheColon(String text) {
        assertThat(Timestamps.ofText(text))
                .isEqualTo(Instant.parse("2026-03-02T10:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T10:00",
                "2026-03-02T10Z",
                "2026-03-02T10:00:00Z+01",
                "2026-03-02T10:00:00Z00",
                "2026-03-02T10:00:00+1",
                "2026-03-02T10:00:00+01:0",
                "2026-03-02T10:00:00+19",
                "2026-02-30T10:00Z",
                "2026-03-02T10:60Z"
            })
    void anythingElseIsNoInstant(String text) {
        assertThat(Timestamps.ofText(text)).isEqualTo(Long.MIN_VALUE);
    }
}
