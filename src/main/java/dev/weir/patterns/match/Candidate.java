package dev.weir.patterns.match;

import dev.weir.events.Event;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * An event as Flink's NFA takes and keeps it. Only while it is the event at hand does it know how to ask conditions;
 * what stays in the buffer afterwards is the event and its epoch.
 */
final class Candidate {
    private final Event event;
    private final long epoch;
    private @Nullable AtHand atHand;

    /** One that is kept. */
    Candidate(Event event, long epoch) {
        this.event = event;
        this.epoch = epoch;
    }

    /** One that is at hand. */
    Candidate(Occurrence occurrence, Conditions conditions) {
        this(occurrence.event(), occurrence.epoch());
        this.atHand = new AtHand(occurrence, conditions);
    }

    Event event() {
        return event;
    }

    long epoch() {
        return epoch;
    }

    /** Asks a condition about the event at hand: once only, if the answer cannot depend on the match. */
    boolean holds(int number, boolean looksBack, MatchedSoFar soFar) {
        if (atHand == null) {
            throw new IllegalStateException("a condition is asked about an event that is no longer at hand");
        }
        return atHand.holds(number, looksBack, soFar);
    }

    /** It is no longer at hand. */
    void layDown() {
        atHand = null;
    }

    /** What is known of an event only while it is met. */
    private static final class AtHand {
        private final Occurrence occurrence;
        private final Conditions conditions;
        private final BitSet asked = new BitSet();
        private final BitSet held = new BitSet();

        AtHand(Occurrence occurrence, Conditions conditions) {
            this.occurrence = occurrence;
            this.conditions = conditions;
        }

        boolean holds(int number, boolean looksBack, MatchedSoFar soFar) {
            if (looksBack) {
                return conditions.hold(number, occurrence, soFar);
            }
            if (!asked.get(number)) {
                asked.set(number);
                held.set(number, conditions.hold(number, occurrence, MatchedSoFar.NOTHING));
            }
            return held.get(number);
        }
    }
}
