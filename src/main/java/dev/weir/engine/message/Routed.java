package dev.weir.engine.message;

import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Event;
import java.util.List;

/**
 * An event on its way to a key that cares about it.
 *
 * @param epoch whose rules decide
 * @param correlationId for the signals about it
 * @param plan which of the epoch's plans for the type of event, see {@link Rulebook}
 * @param key such as {@code cardId=card-9}
 * @param subjects who wait for a signal; none if the key only takes the event in
 */
public record Routed(long epoch, long correlationId, int plan, String key, Event event, List<String> subjects)
        implements OfEpoch {
    /** Makes defensive copies. */
    public Routed {
        subjects = List.copyOf(subjects);
    }

    /** The same on its way to a key, with as much of the event as the key needs. */
    public Routed to(String otherKey, Event part) {
        return new Routed(epoch, correlationId, plan, otherKey, part, subjects);
    }
}
