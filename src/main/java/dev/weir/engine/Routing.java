package dev.weir.engine;

import java.util.List;

/**
 * What becomes of an event.
 *
 * @param toKeys to the keys that care
 * @param toSubjects to those whom it may call for a decision about
 * @param errors expressions that failed
 */
public record Routing(List<Routed> toKeys, List<Announced> toSubjects, int errors) {
    /** Copies. */
    public Routing {
        toKeys = List.copyOf(toKeys);
        toSubjects = List.copyOf(toSubjects);
    }
}
