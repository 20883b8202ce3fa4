package dev.weir.rules.expression.environment;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.weir.events.EventType;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A name that an expression can use.
 *
 * @param number by which a scope has its value: for a feature its index among the features of the rule, for a stage its
 *     index among the stages of the pattern, for a value passed in its position; 0 for kinds with a single variable
 * @param events the types of the event, or of the events that the stage takes
 */
public record Variable(String name, CelType type, Kind kind, int number, Set<EventType> events) {

    /** The kind of a variable. */
    public enum Kind {
        /** The current event, if it has the type that the name says. */
        EVENT,
        /** The transaction line that a feature refers to. */
        ITEM,
        /** The value of a feature. */
        FEATURE,
        /** The events that a stage of the pattern took; a list if it can take several. */
        STAGE,
        /** The stock of the sku of the current event. */
        STOCK_OF_EVENT,
        /** The stock of the sku that the pattern is kept by. */
        STOCK_OF_KEY,
        /** The event time of the decision. */
        NOW,
        /** The lists of the epoch. */
        LISTS,
        /** A table of the epoch. */
        TABLE,
        /** The row of a declared table; its columns are features named {@code table.column}. */
        ROW,
        /** The subject with its earlier decisions, or what models say about it. */
        SUBJECT,
        /** A value that the caller passes in. */
        GIVEN
    }

    /** Makes a copy in the order of the types. */
    public Variable {
        events = Collections.unmodifiableSet(new TreeSet<>(events));
    }

    /** Returns whether it is a list. */
    public boolean isList() {
        return type instanceof ListType;
    }

    /** Creates a variable of a kind that has only one. */
    static Variable of(String name, CelType type, Kind kind) {
        return new Variable(name, type, kind, 0, Set.of());
    }
}
