package dev.weir.sandbox;

import java.time.Duration;
import java.util.Optional;

/**
 * When a session ends, unless it is stopped earlier.
 *
 * @param after this duration; empty for never
 * @param whenPlayed also when there is nothing more to send
 */
record EndCondition(Optional<Duration> after, boolean whenPlayed) {

    /** Returns the milliseconds left after this time; {@code Long.MAX_VALUE} if there is no end. */
    long leftMillis(Duration ran) {
        return after.map(end -> end.minus(ran).toMillis()).orElse(Long.MAX_VALUE);
    }
}
