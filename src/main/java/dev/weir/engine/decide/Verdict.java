package dev.weir.engine.decide;

import dev.weir.events.EventType;
import dev.weir.events.answer.Decision;
import java.util.Optional;

/** What became of an event, or of matches decided by themselves, at a subject. */
public sealed interface Verdict {

    /** Returns the type of the event; for matches decided by themselves, that of the last event that they took. */
    EventType type();

    /** Returns whether the verdict is about the event's own subject; true for exactly one verdict per event. */
    boolean primary();

    /** Returns the evaluations of the rules. */
    Evaluations evaluations();

    /** Returns whether the event has the id of an earlier one and different content. */
    default boolean otherContent() {
        return false;
    }

    /** A decision was made. */
    record Decided(Decision decision, EventType type, boolean primary, Evaluations evaluations) implements Verdict {

        /** Returns whether this is the one answer that a transaction gets, and not an additional decision. */
        public boolean answersTransaction() {
            return primary && type.isAlwaysAnswered();
        }

        @Override
        public boolean otherContent() {
            return decision.isCorrection();
        }
    }

    /**
     * Nothing was decided, and the event's type is not always answered. Rules may have given points, and no policy
     * decided.
     *
     * @param inShadow what there is to tell of rules in shadow mode that would have fired: a decision whose reasons, if
     *     it has any, only gave points
     */
    record Noted(
            EventType type, boolean primary, Evaluations evaluations, boolean otherContent, Optional<Decision> inShadow)
            implements Verdict {}

    /**
     * The event has the id of one decided before and different content, and the job is configured not to decide such
     * events.
     */
    record SetAside(EventType type, boolean primary) implements Verdict {
        @Override
        public Evaluations evaluations() {
            return Evaluations.NONE;
        }

        @Override
        public boolean otherContent() {
            return true;
        }
    }

    /** The event was decided before. */
    record Duplicate(EventType type, boolean primary) implements Verdict {
        @Override
        public Evaluations evaluations() {
            return Evaluations.NONE;
        }
    }
}
