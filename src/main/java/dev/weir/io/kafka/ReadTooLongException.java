package dev.weir.io.kafka;

import dev.weir.text.Durations;
import java.io.IOException;
import java.time.Duration;

/** Topics have more records than can be read in the time for which somebody waits. */
public final class ReadTooLongException extends IOException {
    /** Creates it for a time. */
    public ReadTooLongException(Duration most) {
        super("the topics have more records than can be read in " + Durations.text(most.toMillis()));
    }
}
