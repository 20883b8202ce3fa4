package dev.weir.patterns;

import dev.weir.events.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link PatternState}. */
public final class PatternStateCodec implements Codec<PatternState> {

    /** For state to name. */
    public PatternStateCodec() {}

    @Override
    public void write(PatternState state, DataOutput out) throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }

    @Override
    public PatternState read(DataInput in) throws IOException {
        throw new UnsupportedOperationException("not written yet");
    }
}
