package dev.weir.io.event;

import dev.weir.events.FieldKind;
import dev.weir.events.LineItem;
import dev.weir.events.Utf8;
import dev.weir.events.definition.OtherAttributes;
import dev.weir.io.value.PlainJson;
import dev.weir.io.value.PlainScalars;
import dev.weir.io.value.Scalars;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of the usual form, at a fraction of the time that Jackson takes: no wanted name occurs twice, each
 * value is of the expected kind, and {@link PlainJson} can parse it. All other records are left to {@link
 * ObjectReader}, which also reports what is wrong with a record. Both readers give the same result for every record
 * that this one reads. Immutable.
 */
final class PlainReader implements Serializable {
    private static final long serialVersionUID = 1;

    /** Longer records are left to Jackson, which bounds the number and the length of values. */
    private static final int MOST_BYTES = 1 << 16;

    private static final int LINE_FIELDS = LineItem.Column.values().length;
    private static final byte[] SCHEMA = "schema".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PAYLOAD = "payload".getBytes(StandardCharsets.US_ASCII);

    private final PlainShape shape;
    private final PlainScalars scalars;
    private final int fields;
    private final List<String> attributes;

    /**
     * Creates a reader for records of a shape.
     *
     * @param fields the number of fields of the event
     */
    PlainReader(Shape shape, Scalars scalars, int fields) {
        List<String> names = new ArrayList<>();
        this.shape = PlainShape.of(shape, names);
        this.scalars = new PlainScalars(scalars);
        this.fields = fields;
        this.attributes = List.copyOf(names);
    }

    /** Reads a record; returns null if it is not of the usual form. */
    @Nullable
    Slots read(byte[] record) {
        if (record.length > MOST_BYTES || fields > Slots.MOST_FIELDS || attributes.size() > Slots.MOST_ATTRIBUTES) {
            return null;
        }
        PlainJson in = new PlainJson(record);
        Slots slots = new Slots(fields, attributes);
        boolean plain = object(in, shape, slots, true)
                && in.isAtEnd()
                && (in.isAscii() || Utf8.faultOf(record).isEmpty());
        return plain ? slots : null;
    }

    private boolean object(PlainJson in, PlainShape of, Slots slots, boolean root) {
        if (!in.take('{')) {
            return false;
        }
        if (in.take('}')) {
            return true;
        }
        do {
            if (!in.name()) {
                return false;
            }
            PlainShape child = of.child(in);
            boolean isOther = child == null && of.others() > 0;
            if (isOther ? !other(in, slots, of.others()) : !field(in, child, slots, root)) {
                return false;
            }
        } while (in.take(','));
        return in.take('}');
    }

    private boolean field(PlainJson in, @Nullable PlainShape of, Slots slots, boolean root) {
        if (of == null) {
            return !(root && isEnvelope(in)) && in.skip();
        }
        if (of.hasChildren() && in.peek() == '{') {
            return object(in, of, slots, false);
        }
        return of.places().isEmpty() ? in.isNull() : value(in, of.places(), slots);
    }

    /** Takes a value that nothing declares as a text, as {@link ObjectReader} does. */
    private boolean other(PlainJson in, Slots slots, int most) {
        String name = in.text();
        int next = in.peek();
        if (next == '{' || next == '[' || !OtherAttributes.isName(name)) {
            return in.skip();
        }
        if (!slots.nextOther(name)) {
            return false;
        }
        if (next == 'n' || slots.others() >= most) {
            return in.skip();
        }
        return scalars.read(in, next == 't' || next == 'f' ? FieldKind.TRUTH : FieldKind.TEXT, slots);
    }

    /** Returns whether the record is a schema with its payload, as Kafka Connect writes them. */
    private static boolean isEnvelope(PlainJson in) {
        return (in.isNamed(SCHEMA) || in.isNamed(PAYLOAD)) && in.peek() == '{';
    }

    private boolean value(PlainJson in, List<PlainShape.Place> places, Slots slots) {
        int begin = in.at();
        for (int i = 0; i < places.size(); i++) {
            in.back(begin);
            PlainShape.Place place = places.get(i);
            if (!slots.next(place.slot())) {
                return false;
            }
            PlainShape line = place.line();
            if (line == null ? !scalars.read(in, place.kind(), slots) : !lines(in, line, slots)) {
                return false;
            }
        }
        return true;
    }

    private boolean lines(PlainJson in, PlainShape line, Slots slots) {
        if (in.isNull()) {
            return true;
        }
        if (!in.take('[')) {
            return false;
        }
        List<LineItem> lines = new ArrayList<>();
        if (!in.take(']')) {
            Slots one = new Slots(LINE_FIELDS, List.of());
            do {
                one.clear();
                if (lines.size() == scalars.mostLines() || !object(in, line, one, false)) {
                    return false;
                }
                lines.add(ObjectReader.line(one));
            } while (in.take(','));
            if (!in.take(']')) {
                return false;
            }
        }
        slots.lines(lines);
        return true;
    }
}
