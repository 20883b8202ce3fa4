package dev.weir.rules.expression.environment;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.weir.events.EventType;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A name that an expression can read.
 *
 * @param number under which a scope has it: of a feature its place among the features of the rule, of a stage its place among
 *     the stages of the pattern, of what is handed in its place there; 0 where there is one of the kind
 * @param events the types of the event, or of those that the stage takes
 */
public record Variable(String name, CelType type, Kind kind, int number, Set<EventType> events) {

    /** What stands behind a name. */
    public enum Kind {
        /** The event at hand, if it is of the type that the name says. */
        EVENT,
        /** The line of a transaction that a feature is about. */
        ITEM,
        /** The value of a feature. */
        FEATURE,
        /** What a stage of the pattern has taken, a list if it can take several. */
        STAGE,
        /** Live stock of the sku of the event at hand. */
        STOCK_OF_EVENT,
        /** Live stock of the sku that the pattern is kept by. */
        STOCK_OF_KEY,
        /** The event time of the decision. */
        NOW,
        /** The lists of the epoch. */
        LISTS,
        /** The subject and its earlier decisions. */
        SUBJECT,
        /** What whoever runs the expression hands in. */
        GIVEN
    }

    /** Copies, in the order of the types. */
    public Variable {
        events = Collections.unmodifiableSet(new TreeSet<>(events));
    }

    /** Whether it is a list. */
    public boolean isList() {
        return type instanceof ListType;
    }

    /** One of which there is only one. */
    static Variable of(String name, CelType type, Kind kind) {
        return new Variable(name, type, kind, 0, Set.of());
    }
}
