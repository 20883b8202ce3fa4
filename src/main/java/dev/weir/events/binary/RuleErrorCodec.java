package dev.weir.events.binary;

import dev.weir.events.answer.RuleError;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link RuleError}. */
public final class RuleErrorCodec implements Codec<RuleError> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public RuleErrorCodec() {}

    @Override
    public void write(RuleError value, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(value.path(), out);
        Binary.writeText(value.message(), out);
        Binary.writeCount(value.line(), out);
        Binary.writeCount(value.column(), out);
    }

    @Override
    public RuleError read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "RuleError", in);
        return new RuleError(Binary.readText(in), Binary.readText(in), Binary.readCount(in), Binary.readCount(in));
    }
}
