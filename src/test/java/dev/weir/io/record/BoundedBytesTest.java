package dev.weir.io.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BoundedBytesTest {

    @Test
    void whatIsWrittenInAnyPiecesIsKept() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            BoundedBytes bounded = new BoundedBytes(10_000);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int piece = random.nextInt(6); piece > 0; piece--) {
                byte[] more = new byte[random.nextInt(1_000)];
                random.nextBytes(more);
                int from = random.nextInt(more.length + 1);
                bounded.write(more, from, more.length - from);
                bytes.write(more, from, more.length - from);
                bounded.write(piece);
                bytes.write(piece);
            }

            assertThat(bounded.toByteArray()).isEqualTo(bytes.toByteArray());
        }
    }

    @Test
    void noByteMoreThanTheBoundIsTaken() throws Exception {
        BoundedBytes bounded = new BoundedBytes(3);
        bounded.write(new byte[] {1, 2, 3}, 0, 3);

        assertThatThrownBy(() -> bounded.write(4)).isInstanceOf(BoundedBytes.TooMany.class);
        assertThat(bounded.toByteArray()).containsExactly(1, 2, 3);
    }
}
