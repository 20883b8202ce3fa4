package dev.weir.events.binary;

import dev.weir.events.record.RawRecord;
import dev.weir.events.record.Sender;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link RawRecord}. */
public final class RawRecordCodec implements Codec<RawRecord> {
    private static final int VERSION = 2;
    private static final int WITHOUT_SENDER = 1;

    private final SenderCodec senders = new SenderCodec();

    /** Creates a codec. */
    public RawRecordCodec() {}

    @Override
    public void write(RawRecord value, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(value.topic(), out);
        Binary.writeCount(value.partition(), out);
        Binary.writeVarLong(value.offset(), out);
        Binary.writeZigZag(value.timestampMillis(), out);
        Binary.writeBytes(value.key(), out);
        Binary.writeBytes(value.value(), out);
        boolean known = !value.sender().equals(Sender.NOBODY);
        out.writeBoolean(known);
        if (known) {
            senders.write(value.sender(), out);
        }
    }

    @Override
    public RawRecord read(DataInput in) throws IOException {
        int form = Binary.readVersion(VERSION, "RawRecord", in);
        return new RawRecord(
                Binary.readText(in),
                Binary.readCount(in),
                Binary.readVarLong(in),
                Binary.readZigZag(in),
                Binary.readBytes(in),
                Binary.readBytes(in),
                form > WITHOUT_SENDER && in.readBoolean() ? senders.read(in) : Sender.NOBODY);
    }
}
