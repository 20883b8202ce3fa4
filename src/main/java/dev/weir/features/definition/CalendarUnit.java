package dev.weir.features.definition;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;

/** A part of the calendar that windows can begin with. */
public enum CalendarUnit {
    /** From midnight. */
    DAY("day", 1),
    /** From Monday on (ISO 8601). */
    WEEK("week", 7),
    /** From the first of the month on. */
    MONTH("month", 31);

    private final String word;
    private final int days;

    CalendarUnit(String word, int days) {
        this.word = word;
        this.days = days;
    }

    /** All of them, by what rules call them, in order of length. */
    public static Map<String, CalendarUnit> byWord() {
        Map<String, CalendarUnit> units = new LinkedHashMap<>();
        for (CalendarUnit unit : values()) {
            units.put(unit.word, unit);
        }
        return units;
    }

    /** What rules call it; part of ids in state. */
    public String word() {
        return word;
    }

    /** The longest that one can be, in milliseconds: clocks that are put back by up to two hours make it longer. */
    long longestMillis() {
        return Duration.ofDays(days).plusHours(2).toMillis();
    }

    /** The first date of the one that a date lies in. */
    LocalDate begin(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /** The first date of the one after that which begins on a date. */
    LocalDate next(LocalDate begin) {
        return switch (this) {
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
        };
    }
}
