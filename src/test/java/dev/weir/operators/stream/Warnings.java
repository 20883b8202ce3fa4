package dev.weir.operators.stream;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Hears what a class warns of on this thread, until it is closed: other tests run meanwhile. */
final class Warnings implements AutoCloseable {
    private final Logger logger;
    private final Received received = new Received();
    private final Level before;

    Warnings(Class<?> of) {
        logger = (Logger) LogManager.getLogger(of);
        before = logger.getLevel();
        received.start();
        logger.addAppender(received);
        logger.setLevel(Level.WARN); // tests are quiet; an appender that is added takes the level back
    }

    /** So far. */
    List<String> texts() {
        return List.copyOf(received.texts);
    }

    @Override
    public void close() {
        logger.removeAppender(received);
        received.stop();
        logger.setLevel(before);
    }

    private static final class Received extends AbstractAppender {
        private final List<String> texts = new ArrayList<>();
        private final long thread = Thread.currentThread().getId();

        private Received() {
            super("warnings", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            if (event.getLevel().equals(Level.WARN) && event.getThreadId() == thread) {
                texts.add(event.getMessage().getFormattedMessage());
            }
        }
    }
}
