package dev.weir.features.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which events an aggregate looks at: those after {@link #startMillis} and not after the event that asks. */
public sealed interface TimeWindow {

    /** Exclusive start, in epoch milliseconds, of the window that ends at {@code atMillis}. */
    long startMillis(long atMillis);

    /** The longest that a window can be, in milliseconds, over 0. */
    long longestMillis();

    /**
     * The first time, in epoch milliseconds, at which a window misses nothing if all events from {@code sinceMillis} on were
     * kept.
     */
    long wholeMillis(long sinceMillis);

    /** A text that differs where windows do, and stays the same for good: ids are made of it. */
    String canonical();

    /**
     * The last so many milliseconds: (t - millis, t].
     *
     * @param millis over 0
     */
    record Sliding(long millis) implements TimeWindow {
        /** Checks that it is longer than nothing. */
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

    /** The calendar day, week or month in which the event lies, from its beginning in a time zone up to the event. */
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

        /** Where the clocks are put forward at midnight, a day begins later than at zero o'clock. */
        private long begin(LocalDate date) {
            return unit.begin(date).atStartOfDay(zone).toInstant().toEpochMilli();
        }
    }
}
