package dev.weir.sandbox.traffic;

import dev.weir.sandbox.kafka.Message;
import java.io.IOException;
import java.util.Optional;

/** A source of events to send. For use by one thread. */
public interface EventSource extends AutoCloseable {

    /**
     * Returns the next event.
     *
     * @param sendMillis when it is to be sent, in epoch milliseconds; never earlier than in the previous call
     * @return empty if there are no more
     * @throws IOException if a file cannot be read
     */
    Optional<Message> next(long sendMillis) throws IOException;

    /** Closes files. */
    @Override
    default void close() throws IOException {}
}
