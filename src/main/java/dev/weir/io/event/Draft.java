package dev.weir.io.event;

import dev.weir.events.Attributes;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found in a record so far. A name that comes again takes the place of the first. */
final class Draft {
    private final Map<WireField, Value> values = new EnumMap<>(WireField.class);
    private final Map<String, Value> attributes = new HashMap<>(4);
    private List<LineItem> lines = List.of();

    void set(WireField field, Value value) {
        values.put(field, value);
    }

    void setAttribute(String name, Value value) {
        if (value.isPresent()) {
            attributes.put(name, value);
        } else {
            attributes.remove(name);
        }
    }

    void setLines(List<LineItem> found) {
        lines = found;
    }

    /** Whether nothing was found, not even a null. */
    boolean isEmpty() {
        return values.isEmpty() && attributes.isEmpty() && lines.isEmpty();
    }

    /** Whether the field is there, be it null. */
    boolean names(WireField field) {
        return values.containsKey(field);
    }

    boolean has(WireField field) {
        return get(field).isPresent();
    }

    /** The text, {@code ""} if there is none. */
    String text(WireField field) {
        return get(field) instanceof Value.Text text ? text.value() : "";
    }

    /** The number, {@code NaN} if there is none. */
    double real(WireField field) {
        return get(field) instanceof Value.Real number ? number.value() : Double.NaN;
    }

    long whole(WireField field, long otherwise) {
        return get(field) instanceof Value.Int number ? number.value() : otherwise;
    }

    long millis(WireField field, long otherwise) {
        return get(field) instanceof Value.Time time ? time.epochMillis() : otherwise;
    }

    private Value get(WireField field) {
        return values.getOrDefault(field, Value.absent());
    }

    Attributes attributes() {
        return attributes.isEmpty() ? Attributes.NONE : new Attributes(attributes);
    }

    List<LineItem> lines() {
        return lines;
    }
}
