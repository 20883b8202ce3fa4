package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.events.Attributes;
import dev.weir.events.DeclaredEvent;
import dev.weir.events.FieldKind;
import dev.weir.events.StreamDefinition;
import dev.weir.events.Value;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.Scalars;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the events of a stream declared in the job config. */
record DeclaredBody(Mapping mapping, StreamDefinition stream, Shape shape, ObjectReader objects, PlainReader plain)
        implements EventBody {

    DeclaredBody(Mapping mapping, StreamDefinition stream, Scalars scalars) {
        this(mapping, stream, mapping.shape(), scalars);
    }

    private DeclaredBody(Mapping mapping, StreamDefinition stream, Shape shape, Scalars scalars) {
        this(mapping, stream, shape, new ObjectReader(scalars), new PlainReader(shape, scalars, 0));
    }

    @Override
    public @Nullable Reading readPlain(byte[] value) {
        Slots slots = plain.read(value);
        if (slots == null) {
            return null;
        }
        Attributes fields = slots.attributes();
        return fields.get(stream.id()) instanceof Value.Text id
                        && fields.get(stream.time()) instanceof Value.Time time
                        && fields.get(stream.subject()) instanceof Value.Text subject
                ? accepted(id.value(), time, subject.value(), fields)
                : null;
    }

    private Reading accepted(String id, Value.Time time, String subject, Attributes fields) {
        return new Reading.Accepted(new DeclaredEvent(stream.type(), id, time.epochMillis(), subject, fields));
    }

    @Override
    public Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord {
        Attributes fields = objects.readRecord(in, shape).attributes();
        String id = text(fields, stream.id());
        if (!(fields.get(stream.time()) instanceof Value.Time time)) {
            throw mapping.missing(stream.time(), FieldKind.TIME);
        }
        String subject = text(fields, stream.subject());
        return accepted(id, time, subject, fields);
    }

    private String text(Attributes fields, String name) throws BadRecord {
        if (fields.get(name) instanceof Value.Text text) {
            return text.value();
        }
        throw mapping.missing(name, FieldKind.ID);
    }
}
