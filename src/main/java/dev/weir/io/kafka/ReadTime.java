package dev.weir.io.kafka;

import java.time.Duration;

/** How long somebody waits for what is read, and since when, by the clock of the process. */
record ReadTime(Duration most, long sinceNanos) {
    void check() throws ReadTooLongException {
        if (Duration.ofNanos(System.nanoTime() - sinceNanos).compareTo(most) > 0) {
            throw new ReadTooLongException(most);
        }
    }
}
