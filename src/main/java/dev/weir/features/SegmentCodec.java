package dev.weir.features;

import dev.weir.events.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a segment. */
public final class SegmentCodec implements Codec<Segment> {
    @Override
    public void write(Segment segment, DataOutput out) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Segment read(DataInput in) throws IOException {
        throw new UnsupportedOperationException();
    }
}
