package dev.weir.io.event;

import dev.weir.events.Attributes;
import dev.weir.events.EventField;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.definition.RecordFields;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields found in a record so far. The last of several fields with the same name counts. */
final class Draft implements RecordFields {
    private static final int USUAL_FIELDS = 16;

    private @Nullable Value[] values = new Value[USUAL_FIELDS];
    private final Map<String, Value> attributes = new HashMap<>(4);
    private final Set<String> others = new HashSet<>(0);
    private List<LineItem> lines = List.of();
    private boolean empty = true;

    void set(EventField<?> field, Value value) {
        int at = field.ordinal();
        if (at >= values.length) {
            values = Arrays.copyOf(values, at + USUAL_FIELDS);
        }
        values[at] = value;
        empty = false;
    }

    void setAttribute(String name, Value value) {
        if (value.isPresent()) {
            attributes.put(name, value);
        } else {
            attributes.remove(name);
        }
    }

    /** Sets an attribute that nothing declares, if there are fewer than so many of them. */
    void setOther(String name, Value value, int most) {
        if (others.contains(name) || (value.isPresent() && others.size() < most && others.add(name))) {
            setAttribute(name, value);
        }
    }

    void setLines(List<LineItem> found) {
        lines = found;
    }

    /** Returns whether nothing was found, not even a null. */
    boolean isEmpty() {
        return empty && attributes.isEmpty() && lines.isEmpty();
    }

    /** Returns whether the field is present, even if null. */
    boolean names(EventField<?> field) {
        return field.ordinal() < values.length && values[field.ordinal()] != null;
    }

    @Override
    public boolean has(EventField<?> field) {
        return get(field).isPresent();
    }

    @Override
    public String text(EventField<?> field) {
        return get(field) instanceof Value.Text text ? text.value() : "";
    }

    @Override
    public double real(EventField<?> field) {
        return get(field) instanceof Value.Real number ? number.value() : Double.NaN;
    }

    @Override
    public long whole(EventField<?> field, long otherwise) {
        return get(field) instanceof Value.Int number ? number.value() : otherwise;
    }

    @Override
    public boolean truth(EventField<?> field) {
        return get(field) instanceof Value.Bool truth && truth.value();
    }

    @Override
    public long millis(EventField<?> field, long otherwise) {
        return get(field) instanceof Value.Time time ? time.epochMillis() : otherwise;
    }

    private Value get(EventField<?> field) {
        Value value = field.ordinal() < values.length ? values[field.ordinal()] : null;
        return value == null ? Value.absent() : value;
    }

    @Override
    public Attributes attributes() {
        return attributes.isEmpty() ? Attributes.NONE : new Attributes(attributes);
    }

    @Override
    public List<LineItem> lines() {
        return lines;
    }
}
