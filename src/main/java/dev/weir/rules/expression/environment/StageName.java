package dev.weir.rules.expression.environment;

import dev.weir.events.EventType;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stage as expressions can name it.
 *
 * @param number its index among the stages of the pattern that are not groups, from 0
 * @param types of its events; empty if unknown
 * @param isList whether it can take several events, so that its value is a list
 */
public record StageName(int number, String name, Set<EventType> types, boolean isList) {
    /** Makes a copy in the order of the types. */
    public StageName {
        types = types.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(types));
    }
}
