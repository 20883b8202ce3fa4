package dev.weir.events.binary;

import dev.weir.events.record.DeadLetter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link DeadLetter}. */
public final class DeadLetterCodec implements Codec<DeadLetter> {
    private static final int VERSION = 1;

    private final RawRecordCodec records = new RawRecordCodec();

    /** Creates a codec. */
    public DeadLetterCodec() {}

    @Override
    public void write(DeadLetter value, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        records.write(value.record(), out);
        Binary.writeText(value.error(), out);
    }

    @Override
    public DeadLetter read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "DeadLetter", in);
        return new DeadLetter(records.read(in), Binary.readText(in));
    }
}
