package dev.weir.engine.decide;

import dev.weir.events.EventType;
import dev.weir.events.answer.Decision;

/** What became of an event, or of matches that came by themselves, at a subject. */
public sealed interface Verdict {

    /** The type of the event; of matches that came by themselves, that of the last event that they took. */
    EventType type();

    /** Whether at the event's own subject: each event has one verdict of which this is true. */
    boolean primary();

    /** What the rules said. */
    Evaluations evaluations();

    /** Whether the event has the id of an earlier one, and says something else. */
    default boolean otherContent() {
        return false;
    }

    /** It is decided. */
    record Decided(Decision decision, EventType type, boolean primary, Evaluations evaluations) implements Verdict {

        /** Whether this is the one answer that a transaction gets, not something said beside it. */
        public boolean answersTransaction() {
            return primary && type.isAlwaysAnswered();
        }

        @Override
        public boolean otherContent() {
            return decision.isCorrection();
        }
    }

    /** No reason was given, and the event is none that is always answered. */
    record Noted(EventType type, boolean primary, Evaluations evaluations, boolean otherContent) implements Verdict {
        /** Creates a verdict on an event whose id is not known. */
        public Noted(EventType type, boolean primary, Evaluations evaluations) {
            this(type, primary, evaluations, false);
        }
    }

    /** Its id was decided before, it says something else, and the job is told to decide no such event. */
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

    /** It was decided before. */
    record Duplicate(EventType type, boolean primary) implements Verdict {
        @Override
        public Evaluations evaluations() {
            return Evaluations.NONE;
        }
    }
}
