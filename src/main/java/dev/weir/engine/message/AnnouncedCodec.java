package dev.weir.engine.message;

import dev.weir.engine.join.Joining;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an {@link Announced} event. */
public final class AnnouncedCodec implements Codec<Announced> {
    private static final int VERSION = 3;
    private static final int WITHOUT_JOINING = 2;
    private static final int WITHOUT_RECORD_TIME = 1;

    private final EventCodec events = new EventCodec();

    /** Creates a codec. */
    public AnnouncedCodec() {}

    @Override
    public void write(Announced announced, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(announced.epoch(), out);
        out.writeLong(announced.correlationId());
        Binary.writeText(announced.subject(), out);
        events.write(announced.event(), out);
        Binary.writeCount(announced.signals(), out);
        out.writeBoolean(announced.primary());
        Binary.writeZigZag(announced.recordMillis(), out);
        announced.joining().write(out);
    }

    @Override
    public Announced read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "announced event", in);
        return new Announced(
                Binary.readVarLong(in),
                in.readLong(),
                Binary.readText(in),
                events.read(in),
                Binary.readCount(in),
                in.readBoolean(),
                version == WITHOUT_RECORD_TIME ? Announced.UNKNOWN : Binary.readZigZag(in),
                version <= WITHOUT_JOINING ? Joining.NONE : Joining.read(in));
    }
}
