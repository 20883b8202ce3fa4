package dev.weir.events;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Set;

/**
 * A type of events, by its name in rules: a built-in one, or a further stream or table that the job config declares. Types are
 * equal if their names are.
 */
public final class EventType implements Comparable<EventType>, Serializable {
    private static final long serialVersionUID = 3;

    /** A special property of an event type. */
    public enum Trait {
        /** Its events have lines, each with a sku. */
        HAS_LINES,
        /**
         * Each event is about the sku in its field {@code sku}, and rules triggered by it can use the stock of that
         * sku.
         */
        SEES_STOCK,
        /** Each event is answered with a decision, even if no rule fires. */
        ALWAYS_ANSWERED
    }

    /** A payment. */
    public static final EventType TRANSACTION =
            builtIn("transaction", "TRANSACTION", 0, Trait.HAS_LINES, Trait.ALWAYS_ANSWERED);

    /** An action of a visitor. */
    public static final EventType CLICK = builtIn("click", "CLICK", 1, Trait.SEES_STOCK);

    /** A change of the stock of a sku. */
    public static final EventType INVENTORY = builtIn("inventory", "INVENTORY", 2);

    private static final int DECLARED = Integer.MAX_VALUE;
    private static final Comparator<EventType> ORDER =
            Comparator.<EventType>comparingInt(type -> type.place).thenComparing(EventType::ruleName);

    private final String ruleName;
    private final String stateName;
    private final int place;
    private final Set<Trait> traits;
    /** A copy of the trait, because it is read for every event. */
    private final boolean alwaysAnswered;

    private EventType(String ruleName, String stateName, int place, Set<Trait> traits) {
        this.ruleName = ruleName;
        this.stateName = stateName;
        this.place = place;
        this.traits = traits;
        this.alwaysAnswered = traits.contains(Trait.ALWAYS_ANSWERED);
    }

    /**
     * Creates a built-in type.
     *
     * @param stateName its name in ids of state; never changed, never reused
     * @param place its index among the built-in types, from 0: the order in texts
     */
    public static EventType builtIn(String ruleName, String stateName, int place, Trait... traits) {
        return new EventType(ruleName, stateName, place, Set.of(traits));
    }

    /** Returns the type of a stream that a job config declares. */
    public static EventType declared(String ruleName) {
        return new EventType(ruleName, "stream " + ruleName, DECLARED, Set.of());
    }

    /** Returns the type of the rows of a table that a job config declares. */
    public static EventType table(String ruleName) {
        return new EventType(ruleName, "table " + ruleName, DECLARED, Set.of());
    }

    /** Returns whether it is built in. */
    public boolean isBuiltIn() {
        return place != DECLARED;
    }

    /** Returns whether its events have lines. */
    public boolean hasLines() {
        return traits.contains(Trait.HAS_LINES);
    }

    /** Returns whether rules on its events see the stock of their sku. */
    public boolean seesStock() {
        return traits.contains(Trait.SEES_STOCK);
    }

    /** Returns whether each of its events is answered. */
    public boolean isAlwaysAnswered() {
        return alwaysAnswered;
    }

    /** Returns its name in ids of state; never changed, never reused. */
    public String stateName() {
        return stateName;
    }

    /** Returns the name in rules and in a decision's trigger. */
    public String ruleName() {
        return ruleName;
    }

    /** Orders built-in types before declared ones, and those by name. */
    @Override
    public int compareTo(EventType other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof EventType type && ruleName.equals(type.ruleName));
    }

    @Override
    public int hashCode() {
        return ruleName.hashCode();
    }

    @Override
    public String toString() {
        return ruleName;
    }
}
