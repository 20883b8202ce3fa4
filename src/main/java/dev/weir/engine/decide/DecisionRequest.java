package dev.weir.engine.decide;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.OfEpoch;
import dev.weir.events.Event;

/**
 * What can be decided about now: an event whose answers are all here, or matches that come by themselves. The two ways to
 * a decision part here and nowhere else; see {@link FanIn#hear} and {@link Decider#decide}.
 */
public sealed interface DecisionRequest extends OfEpoch permits AnsweredEvent, MatchRequest {

    /** Whom it is about. */
    String subject();

    /** The event that calls for it; of matches, the one that completed them or the last that they took. */
    Event event();

    /** Event time. */
    long atMillis();

    /** Whether at the event's own subject: each event has one such request. Never of matches. */
    boolean primary();

    /** When the record of the event was written, since 1970; {@link Announced#UNKNOWN} if nobody knows, as of matches. */
    long recordMillis();
}
