package dev.weir.rules.expression.environment;

import dev.weir.events.EventType;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stage as expressions name it.
 *
 * @param number its place among the stages of the pattern that are no groups, from 0
 * @param types of its events; none if that is unknown
 * @param isList whether it can take several events, so that it is a list of them
 */
public record StageName(int number, String name, Set<EventType> types, boolean isList) {
    /** Copies, in the order of the types. */
    public StageName {
        types = types.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(types));
    }
}
