package dev.weir.engine.join;

import dev.weir.events.Event;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Decision;
import java.util.Optional;

/**
 * What the rules with the memory of one subject contribute to a decision about an event.
 *
 * @param joining where it meets the other parts
 * @param recordMillis when the record of the event was written, in epoch milliseconds; negative if not known
 * @param decision as it would be by itself; empty if the event was not decided about this subject, as a duplicate is
 *     not
 * @param asEvent the decision as an event, if the job reads what it decided
 * @param added channels and policies that documents add to those of the job config, by which all parts are merged
 */
public record DecisionPart(
        Joining joining, long recordMillis, Optional<Decision> decision, Optional<Event> asEvent, Channels added) {

    /** Creates a part that adds nothing to the channels and policies of the job config. */
    public DecisionPart(Joining joining, long recordMillis, Optional<Decision> decision, Optional<Event> asEvent) {
        this(joining, recordMillis, decision, asEvent, Channels.NONE);
    }

    /**
     * Returns the part with the channels and policies of its epoch, if it is the one that says how all are merged: so Join
     * needs no rulebook, and merges as of the epoch of the event.
     */
    public DecisionPart mergedBy(Channels ofDocuments) {
        return isOwn() && !ofDocuments.equals(Channels.NONE)
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
