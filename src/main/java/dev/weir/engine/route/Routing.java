package dev.weir.engine.route;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import java.util.List;

/**
 * What becomes of an event.
 *
 * @param toKeys the event for the keys that need it
 * @param toSubjects the event for the subjects about whom it may trigger a decision
 * @param failed the ids of the rules whose expressions failed, one for each failure
 */
public record Routing(List<Routed> toKeys, List<Announced> toSubjects, List<String> failed) {
    /** Makes defensive copies. */
    public Routing {
        toKeys = List.copyOf(toKeys);
        toSubjects = List.copyOf(toSubjects);
        failed = List.copyOf(failed);
    }
}
