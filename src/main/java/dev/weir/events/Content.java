package dev.weir.events;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of an event besides its id: all of its fields and declared attributes, each under its own number, so that
 * neither the order in a record nor a field that was added in a later release and that the event lacks makes a
 * difference. Hashes in state depend on these numbers, which must never change.
 */
public final class Content {
    private static final int ITEMS = 16;
    private static final int ATTRIBUTES = 17;

    private Content() {}

    /** Adds the lines of a transaction, if there are any. */
    public static void add(List<LineItem> items, ContentSink sink) {
        if (items.isEmpty()) {
            return;
        }
        add(ITEMS, items.size(), sink);
        for (LineItem item : items) {
            sink.add(item.sku());
            sink.add(item.quantity());
            sink.add(Double.doubleToLongBits(item.price()));
        }
    }

    /** Adds declared attributes, or the fields of a declared event, if there are any. */
    public static void add(Attributes attributes, ContentSink sink) {
        if (attributes.values().isEmpty()) {
            return;
        }
        Map<String, Value> sorted = attributes.values().size() == 1 ? attributes.values() : sorted(attributes);
        add(ATTRIBUTES, sorted.size(), sink);
        for (Map.Entry<String, Value> attribute : sorted.entrySet()) {
            sink.add(attribute.getKey());
            add(attribute.getValue(), sink);
        }
    }

    private static Map<String, Value> sorted(Attributes attributes) {
        return new TreeMap<>(attributes.values());
    }

    private static void add(Value value, ContentSink sink) {
        if (value instanceof Value.Text text) {
            add(1, text.value(), sink);
        } else if (value instanceof Value.Int number) {
            add(2, number.value(), sink);
        } else if (value instanceof Value.Real number) {
            add(3, number.value(), sink);
        } else if (value instanceof Value.Bool truth) {
            add(4, truth.value() ? 1 : 0, sink);
        } else if (value instanceof Value.Time time) {
            add(5, time.epochMillis(), sink);
        } else {
            add(6, value.toString(), sink);
        }
    }

    /** Adds a field, unless it is absent. */
    public static void add(int field, long number, ContentSink sink) {
        sink.add(field, number);
    }

    /** Adds a field, unless it is absent. */
    public static void add(int field, double number, ContentSink sink) {
        if (!Double.isNaN(number)) {
            sink.add(field, Double.doubleToLongBits(number));
        }
    }

    /** Adds a field, unless it is absent. */
    public static void add(int field, String text, ContentSink sink) {
        if (!text.isEmpty()) {
            sink.add(field, text);
        }
    }
}
