package dev.weir.events;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of events, by the name that rules use: one of the three that every job has, or a further stream that the job
 * config declares. Two are equal if their names are.
 */
public final class EventType implements Comparable<EventType>, Serializable {
    private static final long serialVersionUID = 1;

    /** A payment. */
    public static final EventType TRANSACTION = new EventType("transaction", "TRANSACTION");

    /** Something that a visitor did. */
    public static final EventType CLICK = new EventType("click", "CLICK");

    /** A change of the stock of a sku. */
    public static final EventType INVENTORY = new EventType("inventory", "INVENTORY");

    private static final List<EventType> BUILT_IN = List.of(TRANSACTION, CLICK, INVENTORY);
    /** In that order: what Map.of makes is in another in each process, and the schema of rules with it. */
    private static final Map<String, EventType> BY_NAME = byName();

    private final String ruleName;
    private final String stateName;

    private EventType(String ruleName, String stateName) {
        this.ruleName = ruleName;
        this.stateName = stateName;
    }

    private static Map<String, EventType> byName() {
        Map<String, EventType> byName = new LinkedHashMap<>();
        BUILT_IN.forEach(type -> byName.put(type.ruleName, type));
        return Collections.unmodifiableMap(byName);
    }

    /** The three that every job has, in the order in which texts name them. */
    public static List<EventType> builtIn() {
        return BUILT_IN;
    }

    /** The names of these, in their order. */
    public static Set<String> builtInNames() {
        return BY_NAME.keySet();
    }

    /** The type of that name: one that every job has, else that of a declared stream, whether or not a job declares it. */
    public static EventType named(String ruleName) {
        EventType known = BY_NAME.get(ruleName);
        return known != null ? known : new EventType(ruleName, "stream " + ruleName);
    }

    /** Whether every job has it. */
    public boolean isBuiltIn() {
        return BUILT_IN.contains(this);
    }

    /** What it is called in the ids of state; never changed, never used again. */
    public String stateName() {
        return stateName;
    }

    /** The name in rules and in a decision's trigger. */
    public String ruleName() {
        return ruleName;
    }

    /** Those that every job has first, then by name. */
    @Override
    public int compareTo(EventType other) {
        int mine = BUILT_IN.indexOf(this);
        int its = BUILT_IN.indexOf(other);
        return mine < 0 && its < 0
                ? ruleName.compareTo(other.ruleName)
                : Integer.compare(mine < 0 ? BUILT_IN.size() : mine, its < 0 ? BUILT_IN.size() : its);
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
