package dev.weir.engine.route;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import java.util.List;

/**
 * What becomes of an event.
 *
 * @param toKeys to the keys that care
 * @param toSubjects to those whom it may call for a decision about
 * @param failed the id of a rule for each expression of its that failed
 */
public record Routing(List<Routed> toKeys, List<Announced> toSubjects, List<String> failed) {
    /** Makes defensive copies. */
    public Routing {
        toKeys = List.copyOf(toKeys);
        toSubjects = List.copyOf(toSubjects);
        failed = List.copyOf(failed);
    }
}
