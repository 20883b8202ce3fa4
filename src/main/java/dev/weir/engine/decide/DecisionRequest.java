package dev.weir.engine.decide;

import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.join.Joining;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.EpochTagged;
import dev.weir.events.Event;
import java.util.Optional;

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

    /** Returns where the decision meets those about other subjects of the event. */
    Joining joining();

    /**
     * Returns what a verdict on this request contributes to a joined decision.
     *
     * @param asEvent the decision as an event, if the job reads what it decided
     */
    default DecisionPart part(Verdict verdict, Optional<Event> asEvent) {
        return new DecisionPart(
                joining(),
                recordMillis(),
                verdict instanceof Verdict.Decided decided ? Optional.of(decided.decision()) : Optional.empty(),
                asEvent);
    }

    /** Returns the part of a request that is not decided: whoever waits for it has to be told. */
    default DecisionPart partOfNone() {
        return new DecisionPart(joining(), recordMillis(), Optional.empty(), Optional.empty());
    }
}
