package dev.weir.events.definition;

import dev.weir.events.DeclaredEvent;
import dev.weir.events.EventType;
import dev.weir.events.binary.AttributesCodec;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an event of a declared stream. */
final class DeclaredEventForm {
    private final AttributesCodec fields = new AttributesCodec();

    void write(DeclaredEvent event, DataOutput out) throws IOException {
        Binary.writeText(event.type().ruleName(), out);
        Binary.writeText(event.id(), out);
        out.writeLong(event.timestampMillis());
        Binary.writeText(event.subject(), out);
        fields.write(event.fields(), out);
    }

    DeclaredEvent read(DataInput in) throws IOException {
        return new DeclaredEvent(
                EventType.declared(Binary.readText(in)),
                Binary.readText(in),
                in.readLong(),
                Binary.readText(in),
                fields.read(in));
    }
}
