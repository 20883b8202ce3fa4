package dev.weir.features.definition;

import java.time.ZoneId;

/** A window that is made of another one. */
public sealed interface DerivedWindow extends TimeWindow {

    /**
     * The same window at an earlier time.
     *
     * @param window not shifted itself
     * @param byMillis how much earlier, over 0
     */
    record Shifted(TimeWindow window, long byMillis) implements DerivedWindow {
        /** Checks that it is shifted. */
        public Shifted {
            if (byMillis <= 0) {
                throw new IllegalArgumentException("a window is shifted by something");
            }
        }

        @Override
        public TimeWindow in(ZoneId place) {
            return new Shifted(window.in(place), byMillis);
        }

        @Override
        public long startMillis(long atMillis) {
            return window.startMillis(endMillis(atMillis));
        }

        @Override
        public long endMillis(long atMillis) {
            return Retention.minus(atMillis, byMillis);
        }

        @Override
        public long longestMillis() {
            return window.longestMillis() + byMillis;
        }

        @Override
        public long wholeMillis(long sinceMillis) {
            return window.wholeMillis(sinceMillis) + byMillis;
        }

        @Override
        public String canonical() {
            return window.canonical() + "-" + byMillis;
        }

        @Override
        public TimeWindow unshifted() {
            return window;
        }

        @Override
        public int parts() {
            return window.parts();
        }

        @Override
        public TimeWindow part() {
            return window.part();
        }

        @Override
        public boolean isKeptApart() {
            return window.isKeptApart();
        }
    }

    /**
     * A window of which older parts are kept as sums of a day (UTC) each; where it begins inside a day it takes a share
     * of that day's.
     */
    record Coarse(TimeWindow window) implements DerivedWindow {
        @Override
        public TimeWindow in(ZoneId place) {
            return new Coarse(window.in(place));
        }

        @Override
        public long startMillis(long atMillis) {
            return window.startMillis(atMillis);
        }

        @Override
        public long longestMillis() {
            return window.longestMillis();
        }

        @Override
        public long wholeMillis(long sinceMillis) {
            return window.wholeMillis(sinceMillis);
        }

        @Override
        public String canonical() {
            return "daily@" + window.canonical();
        }

        @Override
        public int parts() {
            return window.parts();
        }

        @Override
        public TimeWindow part() {
            return window.part();
        }

        @Override
        public boolean isKeptApart() {
            return true;
        }
    }

    /**
     * Several windows, of which each ends where the one before it begins; the first one ends at the event.
     *
     * @param part one of them, which begins before the event
     * @param parts how many, at least 2
     */
    record Split(TimeWindow part, int parts) implements DerivedWindow {
        /** Checks that there are several. */
        public Split {
            if (parts < 2) {
                throw new IllegalArgumentException("a window is split into two parts at least");
            }
        }

        @Override
        public TimeWindow in(ZoneId place) {
            return new Split(part.in(place), parts);
        }

        @Override
        public long startMillis(long atMillis) {
            long start = atMillis;
            for (int i = 0; i < parts; i++) {
                start = part.startMillis(start);
            }
            return start;
        }

        @Override
        public long longestMillis() {
            return parts * part.longestMillis();
        }

        @Override
        public long wholeMillis(long sinceMillis) {
            long whole = sinceMillis;
            for (int i = 0; i < parts; i++) {
                whole = part.wholeMillis(whole);
            }
            return whole;
        }

        @Override
        public String canonical() {
            return part.canonical() + "*" + parts;
        }
    }

    /**
     * The whole period of the calendar that the event is in, up to its end: also what lies behind the event counts.
     */
    record Whole(TimeWindow.Calendar period) implements DerivedWindow {
        @Override
        public long startMillis(long atMillis) {
            return period.startMillis(atMillis);
        }

        @Override
        public long endMillis(long atMillis) {
            return period.wholeMillis(atMillis) - 1;
        }

        @Override
        public long longestMillis() {
            return period.longestMillis();
        }

        @Override
        public long wholeMillis(long sinceMillis) {
            return period.wholeMillis(sinceMillis);
        }

        @Override
        public String canonical() {
            return "whole@" + period.canonical();
        }

        @Override
        public TimeWindow unshifted() {
            return period;
        }
    }
}
