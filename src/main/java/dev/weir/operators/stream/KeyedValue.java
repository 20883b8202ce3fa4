package dev.weir.operators.stream;

import java.util.Optional;

/** The one value of the current key. Whoever changes a value that was found here stores it. */
interface KeyedValue<S> {

    /** Returns the value of the current key, if it has one. */
    Optional<S> find() throws Exception;

    /** Returns the value of the current key, or that of a new one. */
    S load() throws Exception;

    /** Makes this the value of the current key. */
    void store(S value) throws Exception;

    /** Forgets the value of the current key. */
    void clear() throws Exception;

    /** Does work that can wait until a key has been processed. */
    void settle(long nowMillis) throws Exception;

    /** Writes all values to the state backend. */
    void writeAll() throws Exception;

    /** Writes all values to the state backend, which makes a snapshot right after this time. */
    void writeForSnapshot(long nowMillis) throws Exception;
}
