package dev.weir.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many are known at once, and for how long. */
final class SessionsTest {
    private final AtomicLong nowMillis = new AtomicLong();
    private final Sessions sessions = new Sessions(() -> Instant.ofEpochMilli(nowMillis.get()), Duration.ofSeconds(1));

    @Test
    void aSessionIsOverWhenItsTimeIs() {
        sessions.begin("a", "ann", Role.LOOK);
        nowMillis.set(999);
        assertThat(sessions.of("a")).isPresent();
        nowMillis.set(1_000);
        assertThat(sessions.of("a")).isEmpty();
    }

    @Test
    void whenThereAreAsManyAsMayBeTheOldestGoes() {
        for (int i = 0; i < Sessions.MOST; i++) {
            sessions.begin("s" + i, "ann", Role.LOOK);
        }
        assertThat(sessions.of("s0")).isPresent();
        sessions.begin("one more", "ben", Role.LIVE);

        assertThat(sessions.of("s0")).isEmpty();
        assertThat(sessions.of("s1")).isPresent();
        assertThat(sessions.of("one more")).isPresent();
    }
}
