package dev.weir.events.binary;

import dev.weir.events.record.Push;
import dev.weir.events.record.RecordPlace;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link Push}. */
public final class PushCodec implements Codec<Push> {
    private static final int VERSION = 1;

    private final SenderCodec senders = new SenderCodec();

    /** Creates a codec. */
    public PushCodec() {}

    @Override
    public void write(Push push, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(push.place().topic(), out);
        Binary.writeCount(push.place().partition(), out);
        Binary.writeZigZag(push.place().offset(), out);
        Binary.writeZigZag(push.atMillis(), out);
        senders.write(push.sender(), out);
        out.writeBoolean(push.signed());
    }

    @Override
    public Push read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "push", in);
        RecordPlace place = new RecordPlace(Binary.readText(in), Binary.readCount(in), Binary.readZigZag(in));
        return new Push(place, Binary.readZigZag(in), senders.read(in), in.readBoolean());
    }
}
