package dev.weir.events.binary;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A compact binary form of something that is sent over the network or stored in state. It starts with a version, and
 * all former versions can be read. Implementations are stateless, immutable, and have a public constructor without
 * arguments, by which a serializer creates them.
 */
public interface Codec<T> {

    /** Writes a value. */
    void write(T value, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    T read(DataInput in) throws IOException;
}
