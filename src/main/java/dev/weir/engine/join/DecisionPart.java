package dev.weir.engine.join;

import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.PointPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What the rules with the memory of one subject contribute to a decision about an event.
 *
 * @param joining where it meets the other parts
 * @param recordMillis when the record of the event was written, in epoch milliseconds; negative if not known
 * @param decision as it would be by itself; empty if the event was not decided about this subject, as a duplicate is
 *     not
 * @param asEvent the decision as an event, if the job reads what it decided
 * @param policies that documents add to those of the job config, by which the points of all parts are summed
 */
public record DecisionPart(
        Joining joining,
        long recordMillis,
        Optional<Decision> decision,
        Optional<Event> asEvent,
        List<PointPolicy> policies) {

    /** Makes a defensive copy. */
    public DecisionPart {
        policies = List.copyOf(policies);
    }

    /** Creates a part that adds no policies to those of the job config. */
    public DecisionPart(Joining joining, long recordMillis, Optional<Decision> decision, Optional<Event> asEvent) {
        this(joining, recordMillis, decision, asEvent, List.of());
    }

    /**
     * Returns the part with the policies of its epoch, if it is the one that says how to sum the points of all: so Join
     * needs no rulebook, and sums as of the epoch of the event.
     */
    public DecisionPart summedBy(List<PointPolicy> ofDocuments) {
        return isOwn() && !ofDocuments.isEmpty()
                ? new DecisionPart(joining, recordMillis, decision, asEvent, ofDocuments)
                : this;
    }

    /** Returns the event's own subject, whom the joined decision is about. */
    public String own() {
        return joining.own();
    }

    /** Returns whether it is the part about the event's own subject. */
    boolean isOwn() {
        return joining.parts() > 0;
    }
}
