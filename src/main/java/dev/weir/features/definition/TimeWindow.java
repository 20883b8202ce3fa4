package dev.weir.features.definition;

import java.time.ZoneId;

/**
 * The events that an aggregate covers: those after {@link #startMillis}, up to and including {@link #endMillis}, which is
 * the time of the triggering event unless the window is shifted.
 */
public sealed interface TimeWindow
        permits TimeWindow.Sliding,
                TimeWindow.Calendar,
                TimeWindow.Forever,
                TimeWindow.Session,
                RowCalendar,
                DerivedWindow {

    /** Returns the exclusive start, in epoch milliseconds, of the window that ends at {@code atMillis}. */
    long startMillis(long atMillis);

    /** Returns the inclusive end, in epoch milliseconds, of the window of an event at {@code atMillis}. */
    default long endMillis(long atMillis) {
        return atMillis;
    }

    /** Returns how far before the event the window can begin at most, in milliseconds, above 0. */
    long longestMillis();

    /**
     * Returns the first time, in epoch milliseconds, at which the window is complete if all events from {@code
     * sinceMillis} on were kept.
     */
    long wholeMillis(long sinceMillis);

    /** Returns a text that is equal for equal windows only. Ids in state are made from it, so it must never change. */
    String canonical();

    /** The window without its shift: what is kept of the events is the same for both. */
    default TimeWindow unshifted() {
        return this;
    }

    /** Returns the number of windows, each before the one before it, that a value is computed of: a list if over 1. */
    default int parts() {
        return 1;
    }

    /** Returns the window of each part. */
    default TimeWindow part() {
        return this;
    }

    /** Returns the same window in a time zone, if a row names that; see {@link RowCalendar}. */
    default TimeWindow in(ZoneId place) {
        return this;
    }

    /** Whether events are kept for it in another way than for windows that want every event of their length. */
    default boolean isKeptApart() {
        return false;
    }

    /**
     * A sliding window: (t - millis, t].
     *
     * @param millis the length, above 0
     */
    record Sliding(long millis) implements TimeWindow {
        /** Checks that the length is positive. */
        public Sliding {
            requireLength(millis);
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
    record Calendar(CalendarUnit unit, ZoneId zone, KnownPeriods known) implements TimeWindow {
        /** Creates the window of a unit in a time zone. */
        public Calendar(CalendarUnit unit, ZoneId zone) {
            this(unit, zone, new KnownPeriods(unit, zone));
        }

        @Override
        public long startMillis(long atMillis) {
            return known.beginMillis(atMillis) - 1;
        }

        @Override
        public long longestMillis() {
            return unit.longestMillis();
        }

        @Override
        public long wholeMillis(long sinceMillis) {
            return known.nextMillis(sinceMillis);
        }

        @Override
        public String canonical() {
            return unit.word() + "@" + zone.getId();
        }
    }

    /**
     * All events from the first one on; what is older than late events may be is kept as one sum.
     *
     * @param keepMillis how long after the last event everything is forgotten, over 0
     */
    record Forever(long keepMillis) implements TimeWindow {
        /** Checks that something is kept. */
        public Forever {
            requireLength(keepMillis);
        }

        @Override
        public long startMillis(long atMillis) {
            return Long.MIN_VALUE;
        }

        @Override
        public long longestMillis() {
            return keepMillis;
        }

        /** {@inheritDoc} It begins with the first event that is kept, and misses none from then on. */
        @Override
        public long wholeMillis(long sinceMillis) {
            return sinceMillis;
        }

        @Override
        public String canonical() {
            return "forever";
        }

        @Override
        public boolean isKeptApart() {
            return true;
        }
    }

    /**
     * The session that the event is in: the events before it, as far back as none came more than a gap after the one
     * before it. Which those are is known by the events alone, so that {@link #startMillis} is the earliest that it can
     * be.
     *
     * @param gapMillis the longest time between two events of a session, over 0
     * @param mostMillis how far back a session is looked at, over 0
     */
    record Session(long gapMillis, long mostMillis) implements TimeWindow {
        /** Checks that neither is nothing. */
        public Session {
            requireLength(gapMillis);
            requireLength(mostMillis);
        }

        @Override
        public long startMillis(long atMillis) {
            return Retention.minus(atMillis, mostMillis);
        }

        @Override
        public long longestMillis() {
            return mostMillis;
        }

        @Override
        public long wholeMillis(long sinceMillis) {
            return sinceMillis + mostMillis;
        }

        @Override
        public String canonical() {
            return "session@" + gapMillis + "/" + mostMillis;
        }
    }

    private static void requireLength(long millis) {
        if (millis <= 0) {
            throw new IllegalArgumentException("a window is longer than nothing");
        }
    }
}
