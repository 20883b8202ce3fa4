package dev.weir.patterns.path;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The current event, and the evaluation of conditions about it: only once for those whose result cannot depend on the
 * match. Reused for the next event.
 */
public final class CurrentEvent {
    private static final int WORD = 64;

    private long[] asked = new long[1];
    private long[] held = new long[1];
    private @Nullable Event event;
    private long epoch;
    private @Nullable Asker asker;

    CurrentEvent() {}

    /** Evaluates conditions about the current event. */
    @FunctionalInterface
    public interface Asker {
        /**
         * Returns whether a condition holds.
         *
         * @param soFar the last event that the match took, null if none, or if the condition does not look back
         */
        boolean holds(int number, @Nullable TakenEvent soFar);
    }

    /** Starts with the next event. */
    void take(Event next, long nextEpoch, Asker nextAsker) {
        event = next;
        epoch = nextEpoch;
        asker = nextAsker;
        for (int i = 0; i < asked.length; i++) {
            asked[i] = 0;
            held[i] = 0;
        }
    }

    /** Marks that there is no current event. */
    void clear() {
        event = null;
        asker = null;
    }

    Event event() {
        if (event == null) {
            throw new IllegalStateException("no event is at hand");
        }
        return event;
    }

    long epoch() {
        return epoch;
    }

    EventType type() {
        return event().type();
    }

    long timestampMillis() {
        return event().timestampMillis();
    }

    boolean holds(int number, boolean looksBack, @Nullable TakenEvent soFar) {
        if (asker == null) {
            throw new IllegalStateException("a condition is evaluated for an event that is no longer current");
        }
        if (looksBack) {
            return asker.holds(number, soFar);
        }
        int word = number / WORD;
        long bit = 1L << number;
        if (word >= asked.length) {
            asked = Arrays.copyOf(asked, word + 1);
            held = Arrays.copyOf(held, word + 1);
        }
        if ((asked[word] & bit) == 0) {
            asked[word] |= bit;
            held[word] |= asker.holds(number, null) ? bit : 0;
        }
        return (held[word] & bit) != 0;
    }
}
