package dev.weir.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.rules.rule.DayWindow;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of a day in which actions go out, where clocks are put forward and back. */
final class DayWindowTest {
    private static final long MINUTE = 60_000;
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "+05:45");

    @ParameterizedTest
    @CsvSource(textBlock = """
            8:00,  22:00, 2026-03-02T20:59:00Z, 2026-03-02T20:59:00Z
            8:00,  22:00, 2026-03-02T21:00:00Z, 2026-03-03T07:00:00Z
            8:00,  22:00, 2026-03-03T06:59:59.999Z, 2026-03-03T07:00:00Z
            8:00,  24:00, 2026-03-02T22:59:59Z, 2026-03-02T22:59:59Z
            0:00,  6:00, 2026-03-02T05:00:00Z, 2026-03-02T23:00:00Z
            22:00, 2:00, 2026-03-02T00:59:59Z, 2026-03-02T00:59:59Z
            22:00, 2:00, 2026-03-02T01:00:00Z, 2026-03-02T21:00:00Z
            2:30, 22:00, 2026-03-29T00:45:00Z, 2026-03-29T01:00:00Z
            2:10, 2:40, 2026-03-29T00:45:00Z, 2026-03-30T00:10:00Z
            2:30, 22:00, 2026-10-25T00:15:00Z, 2026-10-25T00:30:00Z
            2:30, 22:00, 2026-10-25T01:15:00Z, 2026-10-25T01:30:00Z
            8:00, 2:30, 2026-10-25T00:45:00Z, 2026-10-25T01:00:00Z
            8:00, 2:30, 2026-10-25T01:45:00Z, 2026-10-25T07:00:00Z
            """)
    void inBerlin(String from, String until, Instant at, Instant out) {
        DayWindow window = new DayWindow(minutes(from), minutes(until));

        assertThat(window.firstAt(at.toEpochMilli(), ZoneId.of("Europe/Berlin")))
                .isEqualTo(out.toEpochMilli());
    }

    @Test
    void itIsTheFirstMinuteWhoseClockShowsATimeOfTheWindow() {
        SplittableRandom random = new SplittableRandom(14);
        for (int i = 0; i < 600; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            int from = random.nextInt(96) * 15;
            int until = 15 + random.nextInt(96) * 15;
            long year = Instant.parse("2011-01-01T00:00:00Z").toEpochMilli();
            Instant change = zone.getRules().nextTransition(Instant.ofEpochMilli(year)) == null
                    ? Instant.ofEpochMilli(year)
                    : zone.getRules()
                            .nextTransition(Instant.parse(i % 2 == 0 ? "2011-03-01T00:00:00Z" : "2011-10-15T00:00:00Z"))
                            .getInstant();
            long at = change.toEpochMilli() - 30 * 60 * MINUTE + random.nextInt(40 * 60) * MINUTE;
            if (from == until) {
                continue;
            }

            assertThat(new DayWindow(from, until).firstAt(at, zone))
                    .as("%s from %d until %d at %s", zone, from, until, Instant.ofEpochMilli(at))
                    .isEqualTo(firstByMinutes(from, until, at, zone));
        }
    }

    private static long firstByMinutes(int from, int until, long at, ZoneId zone) {
        for (long minute = at; ; minute += MINUTE) {
            LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochMilli(minute), zone);
            int of = shown.getHour() * 60 + shown.getMinute();
            boolean in = from < until ? of >= from && of < until : of >= from || of < until;
            if (in) {
                return minute;
            }
        }
    }

    private static int minutes(String time) {
        return LocalTime.parse(time, DateTimeFormatter.ofPattern("H:mm")).toSecondOfDay() / 60;
    }
}
