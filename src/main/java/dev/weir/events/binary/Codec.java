package dev.weir.events.binary;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A compact binary form of something that crosses the network or rests in state. It writes a version first, and reads
 * every version that it ever wrote. Implementations are stateless, immutable, and have a public constructor without
 * arguments: a savepoint names their class.
 */
public interface Codec<T> {

    /** Writes. */
    void write(T value, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    T read(DataInput in) throws IOException;
}
