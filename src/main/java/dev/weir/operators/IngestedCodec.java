package dev.weir.operators;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an {@link Ingested}. */
public final class IngestedCodec implements Codec<Ingested> {
    private static final int VERSION = 1;

    private final EventCodec events = new EventCodec();

    /** Creates a codec. */
    public IngestedCodec() {}

    @Override
    public void write(Ingested ingested, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(ingested.partition(), out);
        events.write(ingested.event(), out);
    }

    @Override
    public Ingested read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "ingested event", in);
        int partition = Binary.readCount(in);
        return new Ingested(events.read(in), partition);
    }
}
