package dev.weir.io.history.sort;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Things in order, one after the other.
 *
 * @param <T> the things
 */
public interface Cursor<T> extends Closeable {

    /** Returns the next one; empty after the last. */
    Optional<T> next() throws IOException;

    @Override
    default void close() throws IOException {}
}
