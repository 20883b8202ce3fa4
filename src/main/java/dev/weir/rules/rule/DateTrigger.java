package dev.weir.rules.rule;

import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.table.TableRow;
import dev.weir.features.definition.DefinitionId;
import dev.weir.rules.document.Instants;
import dev.weir.rules.expression.value.Zones;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A date in a row of a declared table, at which a rule acts.
 *
 * <p>A text such as {@code 1990-05-31} is a day, and so is a time that is midnight in UTC, as which the dates of
 * databases are read; any other time is what clocks show then in the zone. A date that repeats does so from its first
 * anniversary on; in a month that lacks the day, on the last one.
 *
 * @param table by its name
 * @param by the field of the key under which the row is kept
 * @param column with the date
 * @param every how it repeats
 * @param shiftMillis how long after the date the rule acts, negative for before; whole days are days of the calendar
 * @param minute of the day, 0 to 1439; {@link #AS_WRITTEN} for the time of day of the date itself
 * @param zone in which that is
 */
public record DateTrigger(
        EventType table, List<String> by, String column, Every every, long shiftMillis, int minute, Zone zone) {
    /** The time of day of the date itself; midnight for a day. */
    public static final int AS_WRITTEN = -1;

    /** What {@link #firstAfter} gives if there is none. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The longest time before or after a date, in milliseconds: 400 days. */
    public static final long MOST_SHIFT_MILLIS = 400L * 24 * 60 * 60 * 1000;

    /** The bytes that a key keeps for all dates of its rows. */
    static final long STATE_BYTES = 32;

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int DAY_CHARS = 10;
    private static final long FIRST_MILLIS = -62_135_596_800_000L; // year 1
    private static final long END_MILLIS = 253_402_300_800_000L; // year 10000

    /** How a date repeats. */
    public enum Every {
        /** It does not. */
        ONCE(ChronoUnit.FOREVER),
        /** Each month. */
        MONTH(ChronoUnit.MONTHS),
        /** Each year. */
        YEAR(ChronoUnit.YEARS);

        /** The repetitions, by their names in rules. */
        public static final Map<String, Every> NAMES =
                Collections.unmodifiableMap(new TreeMap<>(Map.of("month", MONTH, "year", YEAR)));

        private final ChronoUnit unit;

        Every(ChronoUnit unit) {
            this.unit = unit;
        }
    }

    /**
     * A time zone.
     *
     * @param name of the zone, or of the column of the row that has its name
     */
    public record Zone(String name, boolean isColumn) {
        /** Where no zone is written. */
        public static final Zone UTC = new Zone("UTC", false);
    }

    /** Makes a defensive copy. */
    public DateTrigger {
        by = List.copyOf(by);
    }

    /** Returns a stable, short id: equal for equal triggers. */
    public String id() {
        return DefinitionId.of(
                "DATE",
                table.stateName(),
                String.join(",", by),
                column,
                every.name(),
                Long.toString(shiftMillis),
                Integer.toString(minute),
                zone.name(),
                Boolean.toString(zone.isColumn()));
    }

    /** Returns the first time after this one at which a rule acts on a row, in epoch milliseconds, or {@link #NEVER}. */
    public long firstAfter(TableRow row, long afterMillis) {
        if (row.deleted()) {
            return NEVER;
        }
        ZoneId place = placeOf(row);
        Optional<LocalDateTime> date = dateOf(row.columns().get(column), place);
        if (date.isEmpty()) {
            return NEVER;
        }
        LocalDateTime first = minute == AS_WRITTEN
                ? date.get()
                : date.get().toLocalDate().atTime(LocalTime.of(minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR));
        if (every == Every.ONCE) {
            long dueMillis = dueMillis(first, place);
            return dueMillis > afterMillis ? dueMillis : NEVER;
        }
        return repeated(first, afterMillis, place);
    }

    private long repeated(LocalDateTime first, long afterMillis, ZoneId place) {
        long fromMillis = Math.max(FIRST_MILLIS, Math.min(END_MILLIS, afterMillis));
        LocalDateTime from = LocalDateTime.ofInstant(Instant.ofEpochMilli(fromMillis - shiftMillis), place);
        long times = Math.max(1, every.unit.between(first, from) - 1);
        long dueMillis = dueMillis(first.plus(times, every.unit), place);
        while (dueMillis <= afterMillis && dueMillis < END_MILLIS) {
            times++;
            dueMillis = dueMillis(first.plus(times, every.unit), place);
        }
        return dueMillis > afterMillis && dueMillis < END_MILLIS ? dueMillis : NEVER;
    }

    private long dueMillis(LocalDateTime date, ZoneId place) {
        LocalDateTime shown = date.plusDays(shiftMillis / DAY_MILLIS);
        List<ZoneOffset> offsets = place.getRules().getValidOffsets(shown);
        Instant due = offsets.isEmpty()
                ? place.getRules().getTransition(shown).getInstant() // clocks skip it: when they have
                : shown.toInstant(offsets.get(0));
        return due.toEpochMilli() + shiftMillis % DAY_MILLIS;
    }

    private ZoneId placeOf(TableRow row) {
        Value name = zone.isColumn() ? row.columns().get(zone.name()) : new Value.Text(zone.name());
        return Zones.of(name).orElse(ZoneOffset.UTC);
    }

    private static Optional<LocalDateTime> dateOf(Value value, ZoneId place) {
        if (value instanceof Value.Time time) {
            return dateOf(time.epochMillis(), place);
        }
        if (!(value instanceof Value.Text text)) {
            return Optional.empty();
        }
        if (text.value().length() == DAY_CHARS) {
            return dayOf(text.value());
        }
        OptionalLong millis = Instants.instant(text.value());
        return millis.isPresent() ? dateOf(millis.getAsLong(), place) : Optional.empty();
    }

    private static Optional<LocalDateTime> dayOf(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return dateOf(day.toEpochDay() * DAY_MILLIS, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Optional.empty(); // a text that is no date
        }
    }

    private static Optional<LocalDateTime> dateOf(long millis, ZoneId place) {
        if (millis < FIRST_MILLIS || millis >= END_MILLIS) {
            return Optional.empty();
        }
        boolean isDay = Math.floorMod(millis, DAY_MILLIS) == 0;
        return Optional.of(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), isDay ? ZoneOffset.UTC : place));
    }
}
