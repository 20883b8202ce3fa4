package dev.weir.engine.decide;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.EpochTagged;
import dev.weir.events.Event;

/**
 * What can be decided now: an event whose answers have all arrived, or matches that are decided by themselves. These
 * two ways to a decision are told apart here and nowhere else; see {@link FanIn#receive} and {@link Decider#decide}.
 */
public sealed interface DecisionRequest extends EpochTagged permits AnsweredEvent, MatchRequest {

    /** Returns the subject. */
    String subject();

    /**
     * Returns the event that triggers the decision; for matches, the event that completed them or the last one that
     * they took.
     */
    Event event();

    /** Returns the event time. */
    long atMillis();

    /**
     * Returns whether the decision is about the event's own subject, which happens once per event. Always false for
     * matches.
     */
    boolean primary();

    /**
     * Returns when the record of the event was written, in epoch milliseconds; {@link Announced#UNKNOWN} if not known,
     * as for matches.
     */
    long recordMillis();
}
