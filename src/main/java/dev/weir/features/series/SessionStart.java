package dev.weir.features.series;

import dev.weir.features.column.Entries;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.TimeWindow;
import java.util.Optional;

/**
 * Where the session that a time is in begins. It is found by going back from that time until there was nothing for
 * longer than the gap. What was found for an earlier time is gone on from, so that a session of n events in order costs
 * n steps altogether; the first event after a late one goes all the way.
 *
 * @param window that looked furthest back of those that it was found for: one that looks further back may not go on
 *     from it, since the session may be longer
 * @param endMillis the time that is in the session
 * @param startMillis exclusive start: a millisecond before the first event, or {@code endMillis} if there is none
 */
record SessionStart(TimeWindow.Session window, long endMillis, long startMillis) {

    /**
     * Finds it.
     *
     * @param series whose {@link EventSeries#session} was found since the last event that came late
     */
    static SessionStart of(TimeWindow.Session window, long atMillis, EventSeries series, SegmentStore store) {
        Walk walk = new Walk(window, atMillis, series.session());
        boolean goesOn = walk.back(series.head());
        Parts parts = series.parts();
        for (int i = parts.lastFrom(atMillis); goesOn && i >= 0; i--) {
            Part part = parts.get(i);
            if (part.isCoarse()) {
                goesOn = walk.over(part);
            } else if (part.lastMillis() > atMillis || walk.reaches(part.lastMillis())) {
                goesOn = walk.back(store.load(part.id()).entries());
            } else {
                goesOn = false;
            }
        }
        return walk.found();
    }

    private boolean leadsTo(TimeWindow.Session asked, long atMillis) {
        return window.gapMillis() == asked.gapMillis()
                && window.mostMillis() >= asked.mostMillis()
                && endMillis <= atMillis
                && startMillis < endMillis;
    }

    private static final class Walk {
        private final TimeWindow.Session window;
        private final long atMillis;
        private final Optional<SessionStart> known;
        private long firstMillis;
        private long startMillis;
        private TimeWindow.Session furthest;

        Walk(TimeWindow.Session window, long atMillis, Optional<SessionStart> known) {
            this.window = window;
            this.atMillis = atMillis;
            this.known = known.filter(earlier -> earlier.leadsTo(window, atMillis));
            this.firstMillis = atMillis;
            this.startMillis = atMillis;
            this.furthest = window;
        }

        /** Returns whether a time no later than the first is in the session, and not further back than is looked. */
        boolean reaches(long millis) {
            return firstMillis - millis <= window.gapMillis()
                    && millis > Retention.minus(atMillis, window.mostMillis());
        }

        /** Goes back over entries; returns whether the session goes on before them. */
        boolean back(Entries entries) {
            for (int i = entries.countUpTo(atMillis) - 1; i >= 0; i--) {
                long millis = entries.millis(i);
                if (!reaches(millis)) {
                    return false;
                }
                if (known.isPresent()
                        && millis <= known.get().endMillis()
                        && millis > known.get().startMillis()) {
                    startMillis = known.get().startMillis();
                    furthest = known.get().window();
                    return false;
                }
                take(millis);
            }
            return true;
        }

        /** Goes back over entries of which only a sum is left, as if there were no gap between them. */
        boolean over(Part part) {
            boolean reached = part.lastMillis() > atMillis || reaches(part.lastMillis());
            if (reached) {
                take(part.firstMillis());
            }
            return reached;
        }

        private void take(long millis) {
            firstMillis = millis;
            startMillis = millis - 1;
        }

        SessionStart found() {
            return new SessionStart(furthest, atMillis, startMillis);
        }
    }
}
