package dev.weir.engine.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.dedup.DeduplicationResult.Kind;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.events.binary.Binary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeduplicationWindowTest {
    private static final long HORIZON = 1_000;
    private static final long START = 1_700_000_000_000L;

    private final KeyedInMemory overflow = new KeyedInMemory();
    private DeduplicationWindow window = new DeduplicationWindow();

    @Test
    void anEventIsRecognisedUntilItsHorizonHasPassed() {
        add(7, START);

        assertThat(kind(7, 0, START + HORIZON - 1)).isEqualTo(Kind.SAME);
        assertThat(kind(7, 0, START + HORIZON)).isEqualTo(Kind.UNSEEN);
        assertThat(kind(8, 0, START)).isEqualTo(Kind.UNSEEN);
    }

    @Test
    void aKeyWithFewEventsNeverAsksItsOverflow() {
        for (int i = 0; i < DeduplicationWindow.KEPT; i++) {
            add(i, START);
        }
        for (int i = 0; i < 2 * DeduplicationWindow.KEPT; i++) {
            kind(i, 0, START);
        }

        assertThat(overflow.asked()).isZero();
        assertThat(overflow.seenCount()).isZero();
    }

    @Test
    void whatDoesNotFitGoesToTheOverflowAndIsRecognisedThere() {
        for (int i = 0; i < 3 * DeduplicationWindow.KEPT; i++) {
            add(i, START + i);
        }

        assertThat(overflow.seenCount()).isEqualTo(2 * DeduplicationWindow.KEPT);
        for (int i = 0; i < 3 * DeduplicationWindow.KEPT; i++) {
            assertThat(kind(i, 0, START + 3 * DeduplicationWindow.KEPT))
                    .as("event %d", i)
                    .isEqualTo(Kind.SAME);
            assertThat(kind(i, 1, START + 3 * DeduplicationWindow.KEPT))
                    .as("event %d", i)
                    .isEqualTo(Kind.OTHER);
        }
    }

    @Test
    void whatHasPassedItsHorizonMakesRoomInsteadOfOverflowing() {
        for (int i = 0; i < DeduplicationWindow.KEPT; i++) {
            add(i, START);
        }
        add(DeduplicationWindow.KEPT, START + HORIZON);

        assertThat(overflow.seenCount()).isZero();
        assertThat(kind(DeduplicationWindow.KEPT, 0, START + HORIZON)).isEqualTo(Kind.SAME);
    }

    @Test
    void theOverflowIsNotAskedOnceEverythingInItHasPassed() {
        for (int i = 0; i <= DeduplicationWindow.KEPT; i++) {
            add(i, START);
        }
        kind(0, 0, START + HORIZON - 1);
        int asked = overflow.asked();
        kind(0, 0, START + HORIZON);

        assertThat(asked).isOne();
        assertThat(overflow.asked()).isEqualTo(asked);
    }

    @Test
    void anEventThatComesBackAfterItsHorizonIsRecognisedAnew() {
        add(7, START);
        add(7, START + HORIZON);

        assertThat(kind(7, 0, START + 2 * HORIZON - 1)).isEqualTo(Kind.SAME);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                DeduplicationWindow.KEPT - 2,
                DeduplicationWindow.KEPT - 1,
                DeduplicationWindow.KEPT,
                2 * DeduplicationWindow.KEPT
            })
    void theContentsOfAnIdAreToldApartWhereverTheyAreKept(int othersAfterwards) {
        add(7, 70, "APPROVE", START);
        add(7, 71, "BLOCK", START + 1);
        for (int i = 0; i < othersAfterwards; i++) {
            add(1_000 + i, START + 2);
        }
        DeduplicationResult other = lookUp(7, 72, START + 2);

        assertThat(kind(7, 70, START + 2)).isIn(Kind.SAME, Kind.RETURNED);
        assertThat(kind(7, 71, START + 2)).isIn(Kind.SAME, Kind.RETURNED);
        assertThat(other.kind()).isEqualTo(Kind.OTHER);
        assertThat(other.outcome()).isEqualTo("BLOCK");
    }

    @Test
    void outcomesThatNoEventHasAnyMoreAreForgotten() {
        for (int i = 0; i < 10 * DeduplicationWindow.KEPT; i++) {
            add(i, 1, "OUTCOME-" + i, START + i);
        }

        assertThat(bytes(window).length)
                .isLessThan(DeduplicationWindow.KEPT * (8 + 8 + 3 + 2) + 2 * DeduplicationWindow.KEPT * 13 + 100);
        assertThat(lookUp(10 * DeduplicationWindow.KEPT - 1, 2, START + 10 * DeduplicationWindow.KEPT)
                        .outcome())
                .isEqualTo("OUTCOME-" + (10 * DeduplicationWindow.KEPT - 1));
    }

    @Test
    void whatAnEarlierReleaseSawIsRecognisedByItsHashWhateverItsContent() throws IOException {
        overflow.addFormer(6);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Binary.writeVersion(1, out);
        Binary.writeCount(1, out);
        Binary.writeZigZag(START + 500, out);
        out.writeLong(7);
        Binary.writeZigZag(START, out);
        window = reread(DeduplicationWindow.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
        add(8, START);

        assertThat(window.isNeeded(START, HORIZON)).isTrue();
        assertThat(isFormer(7, START + HORIZON - 1)).isTrue();
        assertThat(isFormer(6, START + 499)).isTrue();
        assertThat(isFormer(6, START + 500)).isFalse();
        assertThat(isFormer(8, START)).isFalse();
        assertThat(isFormer(7, START + HORIZON)).isFalse();
        assertThat(kind(8, 0, START)).isEqualTo(Kind.SAME);
    }

    @Test
    void whatAnEarlierReleaseSawIsForgottenOneAfterTheOther() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Binary.writeVersion(1, out);
        Binary.writeCount(2, out);
        Binary.writeZigZag(Long.MIN_VALUE, out);
        out.writeLong(7);
        Binary.writeZigZag(START, out);
        out.writeLong(8);
        Binary.writeZigZag(500, out);
        window = DeduplicationWindow.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(window.isEmpty()).isFalse();
        assertThat(isFormer(7, START + HORIZON - 1)).isTrue();
        assertThat(isFormer(7, START + HORIZON)).isFalse();
        assertThat(isFormer(8, START + HORIZON)).isTrue();
    }

    @Test
    void aWindowIsEmptyUntilItsFirstEvent() {
        assertThat(window.isEmpty()).isTrue();
        add(7, START);
        assertThat(window.isEmpty()).isFalse();
    }

    private boolean isFormer(long fingerprint, long nowMillis) {
        return window.mayHoldFormer(horizon(nowMillis)) && window.containsFormer(fingerprint, horizon(nowMillis));
    }

    private void add(long fingerprint, long nowMillis) {
        add(fingerprint, 0, "", nowMillis);
    }

    private void add(long fingerprint, long content, String outcome, long nowMillis) {
        window.add(lookUp(fingerprint, content, nowMillis), outcome, horizon(nowMillis));
        window = reread(window);
    }

    private Kind kind(long fingerprint, long content, long nowMillis) {
        return lookUp(fingerprint, content, nowMillis).kind();
    }

    private DeduplicationResult lookUp(long fingerprint, long content, long nowMillis) {
        return window.lookUp(fingerprint, content, horizon(nowMillis));
    }

    private DeduplicationHorizon horizon(long nowMillis) {
        return new DeduplicationHorizon(nowMillis, HORIZON, overflow);
    }

    private static DeduplicationWindow reread(DeduplicationWindow window) {
        try {
            return DeduplicationWindow.read(new DataInputStream(new ByteArrayInputStream(bytes(window))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(DeduplicationWindow window) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            window.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
