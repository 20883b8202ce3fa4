package dev.weir.features;

import dev.weir.events.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a series, without the segments that it has put away. */
public final class SeriesCodec implements Codec<Series> {
    @Override
    public void write(Series series, DataOutput out) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Series read(DataInput in) throws IOException {
        throw new UnsupportedOperationException();
    }
}
