package dev.weir.io.event;

import dev.weir.events.LineItem;
import dev.weir.events.Utf8;
import dev.weir.io.value.PlainJson;
import dev.weir.io.value.PlainScalars;
import dev.weir.io.value.Scalars;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in the form in which nearly all come, at a fraction of what Jackson takes: no name that is wanted comes
 * twice, each value is of its kind, and {@link PlainJson} knows its form. All others are for {@link ObjectReader}, which
 * alone says what is wrong with a record. Whatever is read here the other would read alike. Immutable.
 */
final class PlainReader implements Serializable {
    private static final long serialVersionUID = 1;

    /** A longer record has so many values that the bounds of Jackson matter, or is an exception. */
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
     * @param fields how many the event has
     */
    PlainReader(Shape shape, Scalars scalars, int fields) {
        List<String> names = new ArrayList<>();
        this.shape = PlainShape.of(shape, names);
        this.scalars = new PlainScalars(scalars);
        this.fields = fields;
        this.attributes = List.copyOf(names);
    }

    /** Reads a record; null if it is of another form. */
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
            if (!in.name() || !field(in, of.child(in), slots, root)) {
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

    /** Returns where a schema precedes its payload, as Kafka Connect writes it. */
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
