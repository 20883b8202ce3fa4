package dev.weir.engine.message;

import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Event;
import java.util.List;

/**
 * An event on its way to a key that needs it.
 *
 * @param epoch the epoch of the rules that decide
 * @param correlationId the same as that of the signals about it
 * @param plan the index among the epoch's plans for the type of event, see {@link Rulebook}
 * @param key such as {@code cardId=card-9}
 * @param subjects the subjects that wait for a signal; empty if the key only takes in the event
 */
public record Routed(long epoch, long correlationId, int plan, String key, Event event, List<String> subjects)
        implements EpochTagged {
    /** Makes defensive copies. */
    public Routed {
        subjects = List.copyOf(subjects);
    }

    /** Returns a copy for another key, with the part of the event that the key needs. */
    public Routed to(String otherKey, Event part) {
        return new Routed(epoch, correlationId, plan, otherKey, part, subjects);
    }
}
