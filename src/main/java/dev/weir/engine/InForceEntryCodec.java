package dev.weir.engine;

import dev.weir.events.Binary;
import dev.weir.events.Codec;
import dev.weir.events.RecordPlace;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an {@link InForceEntry}. */
public final class InForceEntryCodec implements Codec<InForceEntry> {
    private static final int VERSION = 1;

    /** For Flink, which finds it by name. */
    public InForceEntryCodec() {}

    @Override
    public void write(InForceEntry entry, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(entry.key(), out);
        Binary.writeBytes(entry.document(), out);
        Binary.writeZigZag(entry.version(), out);
        Binary.writeVarLong(entry.epoch(), out);
        write(entry.source(), out);
        Binary.writeText(entry.offReason(), out);
    }

    static void write(RecordPlace place, DataOutput out) throws IOException {
        Binary.writeText(place.topic(), out);
        Binary.writeCount(place.partition(), out);
        Binary.writeZigZag(place.offset(), out);
    }

    @Override
    public InForceEntry read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "entry of rules in force", in);
        return new InForceEntry(
                Binary.readText(in),
                Binary.readBytes(in),
                Binary.readZigZag(in),
                Binary.readVarLong(in),
                readPlace(in),
                Binary.readText(in));
    }

    static RecordPlace readPlace(DataInput in) throws IOException {
        return new RecordPlace(Binary.readText(in), Binary.readCount(in), Binary.readZigZag(in));
    }
}
