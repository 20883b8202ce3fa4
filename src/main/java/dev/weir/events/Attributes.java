package dev.weir.events;

import java.util.HashMap;
import java.util.Map;

/**
 * The attributes of an event by name: those that the job config declares, and so many others as it keeps, as texts; the
 * rest is dropped at ingest.
 */
public record Attributes(Map<String, Value> values) {
    private static final String PREFIX = "attributes.";

    /** No attributes. */
    public static final Attributes NONE = new Attributes(Map.of());

    /** Makes defensive copies. */
    public Attributes {
        values = Map.copyOf(values);
    }

    /** Returns a copy with this text. */
    public Attributes with(String name, String text) {
        Map<String, Value> all = new HashMap<>(values);
        all.put(name, new Value.Text(text));
        return new Attributes(all);
    }

    /**
     * Returns a copy with the text of an attribute by its name in rules.
     *
     * @throws UnsupportedOperationException if it does not begin with {@code attributes.}
     */
    Attributes withNamed(String name, String text) {
        if (!name.startsWith(PREFIX)) {
            throw new UnsupportedOperationException("an event cannot be given a " + name);
        }
        return with(name.substring(PREFIX.length()), text);
    }

    /** Returns the attribute, or absent. */
    public Value get(String name) {
        return values.getOrDefault(name, Value.absent());
    }
}
