package dev.weir.features.definition;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;

/** A unit of the calendar with which windows can begin. */
public enum CalendarUnit {
    /** Begins at midnight. */
    DAY("day", 1),
    /** Begins on Monday (ISO 8601). */
    WEEK("week", 7),
    /** Begins on the first of the month. */
    MONTH("month", 31),
    /** Begins on the first of January. */
    YEAR("year", 366);

    private final String word;
    private final int days;

    CalendarUnit(String word, int days) {
        this.word = word;
        this.days = days;
    }

    /** Returns all units by their names in rules, shortest first. */
    public static Map<String, CalendarUnit> byWord() {
        Map<String, CalendarUnit> units = new LinkedHashMap<>();
        for (CalendarUnit unit : values()) {
            units.put(unit.word, unit);
        }
        return units;
    }

    /** Returns the name in rules, which is part of ids in state. */
    public String word() {
        return word;
    }

    /** Returns the largest length in milliseconds, including the up to two hours by which clocks are put back. */
    long longestMillis() {
        return Duration.ofDays(days).plusHours(2).toMillis();
    }

    /** Returns the first date of the unit that contains this date. */
    LocalDate begin(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
            case YEAR -> date.withDayOfYear(1);
        };
    }

    /** Returns the first date of the next unit after the one that begins on this date. */
    LocalDate next(LocalDate begin) {
        return switch (this) {
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
            case YEAR -> begin.plusYears(1);
        };
    }
}
