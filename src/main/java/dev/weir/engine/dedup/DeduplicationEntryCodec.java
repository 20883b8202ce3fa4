package dev.weir.engine.dedup;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link DeduplicationEntry}. */
public final class DeduplicationEntryCodec implements Codec<DeduplicationEntry> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public DeduplicationEntryCodec() {}

    @Override
    public void write(DeduplicationEntry event, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        out.writeLong(event.content());
        Binary.writeText(event.outcome(), out);
    }

    @Override
    public DeduplicationEntry read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "seen event", in);
        return new DeduplicationEntry(in.readLong(), Binary.readText(in));
    }
}
