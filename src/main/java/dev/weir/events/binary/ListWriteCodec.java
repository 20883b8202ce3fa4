package dev.weir.events.binary;

import dev.weir.events.answer.ListWrite;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link ListWrite}. */
public final class ListWriteCodec implements Codec<ListWrite> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public ListWriteCodec() {}

    @Override
    public void write(ListWrite value, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(value.list(), out);
        Binary.writeText(value.entry(), out);
        Binary.writeZigZag(value.atMillis(), out);
        Binary.writeZigZag(value.untilMillis(), out);
        Binary.writeText(value.rule(), out);
    }

    @Override
    public ListWrite read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "entry that a rule writes", in);
        return new ListWrite(
                Binary.readText(in),
                Binary.readText(in),
                Binary.readZigZag(in),
                Binary.readZigZag(in),
                Binary.readText(in));
    }
}
