package dev.weir.engine.dedup;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link SeenEvent}. */
public final class SeenEventCodec implements Codec<SeenEvent> {
    private static final int VERSION = 1;

    /** For state to name. */
    public SeenEventCodec() {}

    @Override
    public void write(SeenEvent event, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        out.writeLong(event.content());
        Binary.writeText(event.outcome(), out);
    }

    @Override
    public SeenEvent read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "seen event", in);
        return new SeenEvent(in.readLong(), Binary.readText(in));
    }
}
