package dev.weir.events;

import java.util.Map;

/** The attributes of an event that the job config declares, by name; undeclared ones are dropped at ingest. */
public record Attributes(Map<String, Value> values) {
    /** No attributes. */
    public static final Attributes NONE = new Attributes(Map.of());

    /** Makes defensive copies. */
    public Attributes {
        values = Map.copyOf(values);
    }

    /** Returns the attribute, or absent. */
    public Value get(String name) {
        return values.getOrDefault(name, Value.absent());
    }
}
