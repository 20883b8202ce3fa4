package dev.weir.rules.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.events.Attributes;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.table.TableRow;
import dev.weir.rules.rule.DateTrigger.Every;
import dev.weir.rules.rule.DateTrigger.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** At which times a rule acts on the date of a row. */
final class DateTriggerTest {
    private static final EventType CUSTOMER = EventType.table("customer");
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final int NINE = 9 * 60;

    @ParameterizedTest
    @CsvSource({
        "1988-02-29, 2026-01-01T00:00:00Z, 2026-02-28T09:00:00Z",
        "1988-02-29, 2028-01-01T00:00:00Z, 2028-02-29T09:00:00Z",
        "1990-05-31, 2026-05-31T08:59:59.999Z, 2026-05-31T09:00:00Z",
        "1990-05-31, 2026-05-31T09:00:00Z, 2027-05-31T09:00:00Z",
        "2026-05-31, 2026-01-01T00:00:00Z, 2027-05-31T09:00:00Z",
        "0001-01-01, 2026-06-01T00:00:00Z, 2027-01-01T09:00:00Z"
    })
    void aYearlyDateIsItsAnniversariesAndIn29FebruarysOtherYearsThe28th(String date, String after, String due) {
        assertThat(next(every(Every.YEAR, 0), date, after)).isEqualTo(Instant.parse(due));
    }

    @Test
    void aMonthlyDateIsTheLastDayWhereAMonthLacksIt() {
        List<String> days = new ArrayList<>();
        long at = millis("2026-01-31T09:00:00Z");
        for (int i = 0; i < 4; i++) {
            at = every(Every.MONTH, 0).firstAfter(row(new Value.Text("2026-01-31")), at);
            days.add(LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneId.of("UTC"))
                    .toString());
        }

        assertThat(days).containsExactly("2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31");
    }

    @Test
    void daysBeforeAreDaysOfTheCalendarAndHoursPassByTheClock() {
        // clocks in Berlin go forward on 29 March 2026 at 2:00
        assertThat(next(berlin(-2 * DAY, NINE), "2026-03-30", "2026-01-01T00:00:00Z"))
                .isEqualTo(Instant.parse("2026-03-28T08:00:00Z"));
        assertThat(next(berlin(-12 * HOUR, NINE), "2026-03-29", "2026-01-01T00:00:00Z"))
                .isEqualTo(Instant.parse("2026-03-28T19:00:00Z"));
        assertThat(next(berlin(0, 2 * 60 + 30), "2026-03-29", "2026-01-01T00:00:00Z"))
                .as("clocks skip it")
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(next(berlin(0, 2 * 60 + 30), "2026-10-25", "2026-01-01T00:00:00Z"))
                .as("clocks show it twice")
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void aTimeIsADayOfTheZoneUnlessItIsMidnightInUtc() {
        DateTrigger tokyo = trigger(Every.ONCE, 0, NINE, new Zone("Asia/Tokyo", false));
        DateTrigger asWritten = trigger(Every.ONCE, -2 * HOUR, DateTrigger.AS_WRITTEN, Zone.UTC);

        assertThat(next(tokyo, "2026-05-31T20:00:00Z", "2026-01-01T00:00:00Z"))
                .isEqualTo(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(Instant.ofEpochMilli(tokyo.firstAfter(row(new Value.Time(millis("2026-05-31T00:00:00Z"))), 0)))
                .isEqualTo(Instant.parse("2026-05-31T00:00:00Z"));
        assertThat(next(asWritten, "2026-05-31T20:15:00+02:00", "2026-01-01T00:00:00Z"))
                .isEqualTo(Instant.parse("2026-05-31T16:15:00Z"));
    }

    @Test
    void whatIsNoDateNeverComes() {
        for (Value none : List.of(
                Value.absent(),
                new Value.Text("soon"),
                new Value.Text("2026-02-30"),
                new Value.Int(20260228),
                new Value.Time(Long.MAX_VALUE),
                new Value.Time(Long.MIN_VALUE),
                new Value.Time(253_402_300_800_000L))) {
            assertThat(every(Every.YEAR, 0).firstAfter(row(none), 0))
                    .as(none.toString())
                    .isEqualTo(DateTrigger.NEVER);
            assertThat(every(Every.ONCE, 0).firstAfter(row(none), 0))
                    .as(none.toString())
                    .isEqualTo(DateTrigger.NEVER);
        }
        assertThat(every(Every.MONTH, 0).firstAfter(row(new Value.Text("9999-12-31")), Long.MAX_VALUE - 1))
                .isEqualTo(DateTrigger.NEVER);
        assertThat(every(Every.ONCE, 0)
                        .firstAfter(
                                new TableRow(
                                        CUSTOMER,
                                        "c-1",
                                        0,
                                        true,
                                        new Attributes(Map.of("day", new Value.Text("2030-01-01"))),
                                        Set.of(),
                                        ChangeOrigin.UNKNOWN),
                                0))
                .as("deleted")
                .isEqualTo(DateTrigger.NEVER);
    }

    static LongStream seeds() {
        return Seeds.upTo(200);
    }

    /** The naive way lists all repetitions. */
    @ParameterizedTest
    @MethodSource("seeds")
    void itIsTheFirstOfAllRepetitions(long seed) {
        Random random = new Random(seed);
        ZoneId zone =
                ZoneId.of(List.of("UTC", "Europe/Berlin", "Pacific/Apia", "America/St_Johns", "Australia/Lord_Howe")
                        .get(random.nextInt(5)));
        Every every = List.of(Every.values()).get(random.nextInt(3));
        long shift = random.nextInt(-400, 401) * DAY / (random.nextBoolean() ? 1 : 7);
        int minute = random.nextInt(24 * 60);
        LocalDate day = LocalDate.of(random.nextInt(1990, 2030), 1, 1).plusDays(random.nextInt(366));
        DateTrigger trigger = trigger(every, shift, minute, new Zone(zone.getId(), false));
        TableRow row = row(new Value.Text(day.toString()));
        List<Long> all = naive(every, day.atTime(minute / 60, minute % 60), shift, zone);

        for (int i = 0; i < 50; i++) {
            long after = millis("2005-01-01T00:00:00Z") + random.nextLong(30 * 365 * DAY);
            long first = all.stream().filter(due -> due > after).findFirst().orElse(DateTrigger.NEVER);
            assertThat(trigger.firstAfter(row, after)).isEqualTo(first);
            if (first != DateTrigger.NEVER) {
                assertThat(trigger.firstAfter(row, first - 1)).isEqualTo(first);
                assertThat(trigger.firstAfter(row, first)).isGreaterThan(first);
            }
        }
    }

    private static List<Long> naive(Every every, LocalDateTime date, long shift, ZoneId zone) {
        List<Long> all = new ArrayList<>();
        int months = every == Every.MONTH ? 1 : 12;
        for (int times = every == Every.ONCE ? 0 : 1; times < (every == Every.ONCE ? 1 : 900 / months); times++) {
            LocalDateTime shown = date.plusMonths((long) times * months).plusDays(shift / DAY);
            var offsets = zone.getRules().getValidOffsets(shown);
            Instant at = offsets.isEmpty()
                    ? zone.getRules().getTransition(shown).getInstant()
                    : shown.atOffset(offsets.get(0)).toInstant();
            all.add(at.toEpochMilli() + shift % DAY);
        }
        return all;
    }

    private static Instant next(DateTrigger trigger, String date, String after) {
        return Instant.ofEpochMilli(trigger.firstAfter(row(new Value.Text(date)), millis(after)));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static DateTrigger every(Every every, long shift) {
        return trigger(every, shift, NINE, Zone.UTC);
    }

    private static DateTrigger berlin(long shift, int minute) {
        return trigger(Every.ONCE, shift, minute, new Zone("Europe/Berlin", false));
    }

    private static DateTrigger trigger(Every every, long shift, int minute, Zone zone) {
        return new DateTrigger(CUSTOMER, List.of("customerId"), "day", every, shift, minute, zone);
    }

    private static TableRow row(Value day) {
        Map<String, Value> columns = day.isPresent() ? Map.of("day", day) : Map.of();
        return new TableRow(CUSTOMER, "c-1", 0, false, new Attributes(columns), Set.of(), ChangeOrigin.UNKNOWN);
    }
}
