package dev.weir.sandbox.traffic;

import dev.weir.sandbox.kafka.Message;
import java.io.IOException;
import java.util.Optional;

/** What to send, one event after the other. For one thread. */
public interface EventSource extends AutoCloseable {

    /**
     * The next event.
     *
     * @param sendMillis when it is to be sent, in epoch milliseconds; never earlier than the time before
     * @return empty once there is no more
     * @throws IOException if a file cannot be read
     */
    Optional<Message> next(long sendMillis) throws IOException;

    /** Lets go of files. */
    @Override
    default void close() throws IOException {}
}
