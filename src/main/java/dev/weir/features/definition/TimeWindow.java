package dev.weir.features.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The events that an aggregate covers: those after {@link #startMillis}, up to and including the time of the triggering
 * event.
 */
public sealed interface TimeWindow {

    /** Returns the exclusive start, in epoch milliseconds, of the window that ends at {@code atMillis}. */
    long startMillis(long atMillis);

    /** Returns the largest length of a window in milliseconds, above 0. */
    long longestMillis();

    /**
     * Returns the first time, in epoch milliseconds, at which the window is complete if all events from {@code
     * sinceMillis} on were kept.
     */
    long wholeMillis(long sinceMillis);

    /** Returns a text that is equal for equal windows only. Ids in state are made from it, so it must never change. */
    String canonical();

    /**
     * A sliding window: (t - millis, t].
     *
     * @param millis the length, above 0
     */
    record Sliding(long millis) implements TimeWindow {
        /** Checks that the length is positive. */
        public Sliding {
            if (millis <= 0) {
                throw new IllegalArgumentException("a window is longer than nothing");
            }
        }

        @Override
        public long startMillis(long atMillis) {
            return Retention.minus(atMillis, millis);
        }

        @Override
        public long longestMillis() {
            return millis;
        }

        @Override
        public long wholeMillis(long sinceMillis) {
            return sinceMillis + millis;
        }

        @Override
        public String canonical() {
            return Long.toString(millis);
        }
    }

    /** A calendar window: the day, week or month of the event, from its beginning in a time zone up to the event. */
    record Calendar(CalendarUnit unit, ZoneId zone) implements TimeWindow {
        @Override
        public long startMillis(long atMillis) {
            return begin(dateOf(atMillis)) - 1;
        }

        @Override
        public long longestMillis() {
            return unit.longestMillis();
        }

        @Override
        public long wholeMillis(long sinceMillis) {
            return begin(unit.next(unit.begin(dateOf(sinceMillis))));
        }

        @Override
        public String canonical() {
            return unit.word() + "@" + zone.getId();
        }

        private LocalDate dateOf(long millis) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
        }

        /** Where clocks are put forward at midnight, the day begins later than 00:00. */
        private long begin(LocalDate date) {
            return unit.begin(date).atStartOfDay(zone).toInstant().toEpochMilli();
        }
    }
}
