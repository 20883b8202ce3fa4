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

/** Reads the events of a stream declared in the job config. */
record DeclaredBody(Mapping mapping, StreamDefinition stream, Shape shape, ObjectReader objects) implements EventBody {

    DeclaredBody(Mapping mapping, StreamDefinition stream, Scalars scalars) {
        this(mapping, stream, mapping.shape(), new ObjectReader(scalars));
    }

    @Override
    public Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord {
        Attributes fields = objects.readRecord(in, shape).attributes();
        String id = text(fields, stream.id());
        if (!(fields.get(stream.time()) instanceof Value.Time time)) {
            throw new BadRecord(mapping.named(stream.time()) + " is missing; " + FieldKind.TIME.advice());
        }
        String subject = text(fields, stream.subject());
        return new Reading.Accepted(new DeclaredEvent(stream.type(), id, time.epochMillis(), subject, fields));
    }

    private String text(Attributes fields, String name) throws BadRecord {
        if (fields.get(name) instanceof Value.Text text) {
            return text.value();
        }
        throw new BadRecord(mapping.named(name) + " is missing; " + FieldKind.ID.advice());
    }
}
