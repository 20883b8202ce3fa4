package dev.weir.io.event;

import dev.weir.events.Attributes;
import dev.weir.events.EventField;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.definition.RecordFields;
import dev.weir.io.value.PlainScalars;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values found in a record so far, by the number of their field. Numbers are not boxed. */
final class Slots implements RecordFields, PlainScalars.Sink {
    /** The slot of the lines. */
    static final int LINES = 63;

    private static final int OTHER = LINES + 1 + 64;

    /** The largest number of fields. */
    static final int MOST_FIELDS = 63;

    /** The largest number of attributes. */
    static final int MOST_ATTRIBUTES = 64;

    private final @Nullable String[] texts;
    private final long[] numbers;
    private final List<String> names;
    private long seen;
    private long present;
    private long seenAttributes;
    private int slot;
    private @Nullable Map<String, Value> attributes;
    private @Nullable Set<String> seenOthers;
    private String other = "";
    private int others;
    private List<LineItem> lines = List.of();

    /**
     * Creates empty slots.
     *
     * @param fields the number of fields
     * @param attributes the names of the attributes, by slot
     */
    Slots(int fields, List<String> attributes) {
        this.texts = new String[fields];
        this.numbers = new long[fields];
        this.names = attributes;
    }

    /** Selects an attribute that nothing declares for the next value; returns false if it already had one. */
    boolean nextOther(String name) {
        Set<String> seenSoFar = seenOthers == null ? new HashSet<>(8) : seenOthers;
        seenOthers = seenSoFar;
        slot = OTHER;
        other = name;
        return seenSoFar.add(name);
    }

    /** Returns how many attributes were found that nothing declares. */
    int others() {
        return others;
    }

    static int ofAttribute(int number) {
        return LINES + 1 + number;
    }

    /** Selects the slot of the next value; returns false if the slot already has one. */
    boolean next(int next) {
        slot = next;
        long bit = 1L << next; // of an attribute the number after the lines, since Java shifts by six bits
        long before = next > LINES ? seenAttributes : seen;
        if (next > LINES) {
            seenAttributes |= bit;
        } else {
            seen |= bit;
        }
        return (before & bit) == 0;
    }

    /** Clears all slots, for the next line. */
    void clear() {
        seen = 0;
        present = 0;
    }

    void lines(List<LineItem> found) {
        lines = found;
    }

    @Override
    public void absent() {
        // as it is
    }

    @Override
    public void text(String text) {
        if (slot > LINES) {
            attribute(new Value.Text(text));
        } else {
            texts[slot] = text;
            present |= 1L << slot;
        }
    }

    @Override
    public void whole(long number) {
        if (slot > LINES) {
            attribute(new Value.Int(number));
        } else {
            number(number);
        }
    }

    @Override
    public void real(double number) {
        if (slot > LINES) {
            attribute(new Value.Real(number));
        } else {
            number(Double.doubleToRawLongBits(number));
        }
    }

    @Override
    public void truth(boolean truth) {
        if (slot == OTHER) {
            attribute(new Value.Text(String.valueOf(truth)));
        } else if (slot > LINES) {
            attribute(new Value.Bool(truth));
        } else {
            number(truth ? 1 : 0);
        }
    }

    @Override
    public void time(long millis) {
        if (slot > LINES) {
            attribute(new Value.Time(millis));
        } else {
            number(millis);
        }
    }

    private void number(long bits) {
        numbers[slot] = bits;
        present |= 1L << slot;
    }

    private void attribute(Value value) {
        Map<String, Value> all = attributes == null ? new HashMap<>(4) : attributes;
        if (slot == OTHER) {
            others++;
            all.put(other, value);
        } else {
            all.put(names.get(slot - LINES - 1), value);
        }
        attributes = all;
    }

    @Override
    public boolean has(EventField<?> field) {
        return (present & (1L << field.ordinal())) != 0;
    }

    @Override
    public String text(EventField<?> field) {
        String text = has(field) ? texts[field.ordinal()] : null;
        return text == null ? "" : text;
    }

    @Override
    public double real(EventField<?> field) {
        return has(field) ? Double.longBitsToDouble(numbers[field.ordinal()]) : Double.NaN;
    }

    @Override
    public long whole(EventField<?> field, long otherwise) {
        return has(field) ? numbers[field.ordinal()] : otherwise;
    }

    @Override
    public boolean truth(EventField<?> field) {
        return whole(field, 0) != 0;
    }

    @Override
    public long millis(EventField<?> field, long otherwise) {
        return whole(field, otherwise);
    }

    @Override
    public Attributes attributes() {
        return attributes == null ? Attributes.NONE : new Attributes(attributes);
    }

    @Override
    public List<LineItem> lines() {
        return lines;
    }
}
