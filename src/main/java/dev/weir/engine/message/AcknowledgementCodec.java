package dev.weir.engine.message;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an {@link Acknowledgement}. */
public final class AcknowledgementCodec implements Codec<Acknowledgement> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public AcknowledgementCodec() {}

    @Override
    public void write(Acknowledgement acknowledgement, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(acknowledgement.epoch(), out);
        Binary.writeCount(acknowledgement.instance(), out);
        Binary.writeCount(acknowledgement.instances(), out);
    }

    @Override
    public Acknowledgement read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "acknowledgement", in);
        return new Acknowledgement(Binary.readVarLong(in), Binary.readCount(in), Binary.readCount(in));
    }
}
