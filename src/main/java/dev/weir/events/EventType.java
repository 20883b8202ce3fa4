package dev.weir.events;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Set;

/**
 * A kind of events, by the name that rules use: one that every job has, or a further stream that the job config declares.
 * Two are equal if their names are.
 */
public final class EventType implements Comparable<EventType>, Serializable {
    private static final long serialVersionUID = 2;

    /** What is different about the events of a type. */
    public enum Trait {
        /** They have lines, each with a sku. */
        HAS_LINES,
        /** Each is about one sku, which its field {@code sku} names, and rules on it see the stock of that. */
        SEES_STOCK,
        /** Each is answered with a decision, whether or not a rule has something to say. */
        ALWAYS_ANSWERED
    }

    /** A payment. */
    public static final EventType TRANSACTION =
            builtIn("transaction", "TRANSACTION", 0, Trait.HAS_LINES, Trait.ALWAYS_ANSWERED);

    /** Something that a visitor did. */
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

    private EventType(String ruleName, String stateName, int place, Set<Trait> traits) {
        this.ruleName = ruleName;
        this.stateName = stateName;
        this.place = place;
        this.traits = traits;
    }

    /**
     * One that every job has.
     *
     * @param stateName what ids of state call it; never changed, never used again
     * @param place among those that every job has, from 0: the order in which texts name them
     */
    public static EventType builtIn(String ruleName, String stateName, int place, Trait... traits) {
        return new EventType(ruleName, stateName, place, Set.of(traits));
    }

    /** That of a stream which a job config declares. */
    public static EventType declared(String ruleName) {
        return new EventType(ruleName, "stream " + ruleName, DECLARED, Set.of());
    }

    /** Whether every job has it. */
    public boolean isBuiltIn() {
        return place != DECLARED;
    }

    /** Whether its events have lines. */
    public boolean hasLines() {
        return traits.contains(Trait.HAS_LINES);
    }

    /** Whether rules on its events see the stock of their sku. */
    public boolean seesStock() {
        return traits.contains(Trait.SEES_STOCK);
    }

    /** Whether each of its events is answered. */
    public boolean isAlwaysAnswered() {
        return traits.contains(Trait.ALWAYS_ANSWERED);
    }

    /** What it is called in the ids of state; never changed, never used again. */
    public String stateName() {
        return stateName;
    }

    /** The name in rules and in a decision's trigger. */
    public String ruleName() {
        return ruleName;
    }

    /** Orders the types that every job has before declared ones, and those by name. */
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
