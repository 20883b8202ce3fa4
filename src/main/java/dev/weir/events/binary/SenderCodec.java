package dev.weir.events.binary;

import dev.weir.events.record.Sender;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link Sender}. */
public final class SenderCodec implements Codec<Sender> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public SenderCodec() {}

    @Override
    public void write(Sender sender, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(sender.name(), out);
        Binary.writeZigZag(sender.signedAtMillis(), out);
        Binary.writeText(sender.signature(), out);
    }

    @Override
    public Sender read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "sender", in);
        return new Sender(Binary.readText(in), Binary.readZigZag(in), Binary.readText(in));
    }
}
