package dev.weir.engine.join;

import dev.weir.events.Event;
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
 */
public record DecisionPart(Joining joining, long recordMillis, Optional<Decision> decision, Optional<Event> asEvent) {

    /** Returns the event's own subject, whom the joined decision is about. */
    public String own() {
        return joining.own();
    }

    /** Returns whether it is the part about the event's own subject. */
    boolean isOwn() {
        return joining.parts() > 0;
    }
}
