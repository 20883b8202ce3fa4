package dev.weir.engine.message;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.PushCodec;
import dev.weir.events.record.Push;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an {@link InForceEntry}. */
public final class InForceEntryCodec implements Codec<InForceEntry> {
    private static final int VERSION = 2;
    private static final int WITHOUT_SENDER = 1;

    private final PushCodec pushes = new PushCodec();

    /** Creates a codec. */
    public InForceEntryCodec() {}

    @Override
    public void write(InForceEntry entry, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(entry.key(), out);
        Binary.writeBytes(entry.document(), out);
        Binary.writeZigZag(entry.version(), out);
        Binary.writeVarLong(entry.epoch(), out);
        pushes.write(entry.source(), out);
        Binary.writeText(entry.offReason(), out);
    }

    @Override
    public InForceEntry read(DataInput in) throws IOException {
        int form = Binary.readVersion(VERSION, "entry of rules in force", in);
        return new InForceEntry(
                Binary.readText(in),
                Binary.readBytes(in),
                Binary.readZigZag(in),
                Binary.readVarLong(in),
                form <= WITHOUT_SENDER ? placed(in) : pushes.read(in),
                Binary.readText(in));
    }

    /** Reads the form from before signers were stored. */
    public static Push placed(DataInput in) throws IOException {
        RecordPlace place = new RecordPlace(Binary.readText(in), Binary.readCount(in), Binary.readZigZag(in));
        return new Push(place, 0, Sender.NOBODY, false);
    }
}
