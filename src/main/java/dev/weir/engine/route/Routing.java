package dev.weir.engine.route;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import java.util.Collections;
import java.util.List;

/**
 * What becomes of an event. Its lists are handed on as they are, and read-only.
 *
 * @param toKeys the event for the keys that need it
 * @param toSubjects the event for the subjects about whom it may trigger a decision
 * @param failed the ids of the rules whose expressions failed, one for each failure
 */
public record Routing(List<Routed> toKeys, List<Announced> toSubjects, List<String> failed) {
    /** Makes the lists read-only without copying them. */
    public Routing {
        toKeys = Collections.unmodifiableList(toKeys);
        toSubjects = Collections.unmodifiableList(toSubjects);
        failed = Collections.unmodifiableList(failed);
    }
}
