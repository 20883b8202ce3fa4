package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

final class SeenTest {
    private static final long HORIZON = 1_000;
    private static final long START = 1_700_000_000_000L;

    private final KeyedInMemory overflow = new KeyedInMemory();
    private Seen seen = new Seen();

    @Test
    void anEventIsRecognisedUntilItsHorizonHasPassed() {
        add(7, START);

        assertThat(contains(7, START + HORIZON - 1)).isTrue();
        assertThat(contains(7, START + HORIZON)).isFalse();
        assertThat(contains(8, START)).isFalse();
    }

    @Test
    void aKeyWithFewEventsNeverAsksItsOverflow() {
        for (int i = 0; i < Seen.KEPT; i++) {
            add(i, START);
        }
        for (int i = 0; i < 2 * Seen.KEPT; i++) {
            contains(i, START);
        }

        assertThat(overflow.asked()).isZero();
        assertThat(overflow.seenCount()).isZero();
    }

    @Test
    void whatDoesNotFitGoesToTheOverflowAndIsRecognisedThere() {
        for (int i = 0; i < 3 * Seen.KEPT; i++) {
            add(i, START + i);
        }

        assertThat(overflow.seenCount()).isEqualTo(2 * Seen.KEPT);
        for (int i = 0; i < 3 * Seen.KEPT; i++) {
            assertThat(contains(i, START + 3 * Seen.KEPT)).as("event %d", i).isTrue();
        }
    }

    @Test
    void whatHasPassedItsHorizonMakesRoomInsteadOfOverflowing() {
        for (int i = 0; i < Seen.KEPT; i++) {
            add(i, START);
        }
        add(Seen.KEPT, START + HORIZON);

        assertThat(overflow.seenCount()).isZero();
        assertThat(contains(Seen.KEPT, START + HORIZON)).isTrue();
    }

    @Test
    void theOverflowIsNotAskedOnceEverythingInItHasPassed() {
        for (int i = 0; i <= Seen.KEPT; i++) {
            add(i, START);
        }
        contains(0, START + HORIZON - 1);
        int asked = overflow.asked();
        contains(0, START + HORIZON);

        assertThat(asked).isOne();
        assertThat(overflow.asked()).isEqualTo(asked);
    }

    @Test
    void anEventThatComesBackAfterItsHorizonIsRecognisedAnew() {
        add(7, START);
        add(7, START + HORIZON);

        assertThat(contains(7, START + 2 * HORIZON - 1)).isTrue();
    }

    private void add(long fingerprint, long nowMillis) {
        seen.add(fingerprint, nowMillis, HORIZON, overflow);
        seen = reread(seen);
    }

    private boolean contains(long fingerprint, long nowMillis) {
        return seen.contains(fingerprint, nowMillis, HORIZON, overflow);
    }

    private static Seen reread(Seen seen) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            seen.write(new DataOutputStream(bytes));
            return Seen.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
