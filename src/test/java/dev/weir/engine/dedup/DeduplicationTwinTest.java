package dev.weir.engine.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.profile.KeyedInMemory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key knows of the events that it met is what one who looks at each of them knows. */
final class DeduplicationTwinTest {
    private static final long HORIZON = 1_000;
    private static final int EVENTS = 2_000;

    private final DeduplicationTwin twin = new DeduplicationTwin();
    private final KeyedInMemory overflow = new KeyedInMemory();
    private final KeyedInMemory overflowOfTwin = new KeyedInMemory();
    private DeduplicationWindow window = new DeduplicationWindow();
    private long nowMillis = 1_700_000_000_000L;

    /** From keys with a handful of events within their horizon to keys with more than fit them. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyEventIsToldFromRepetitions(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int ids = 1 << (1 + seed % 12);
        int contents = seed % 3 == 0 ? 1 : 4;
        int mostStepMillis = 1 << (seed % 8);
        for (int i = 0; i < EVENTS; i++) {
            nowMillis += random.nextInt(mostStepMillis) + (random.nextInt(500) == 0 ? HORIZON : 0);
            meet(random.nextInt(ids) * (seed % 2 == 0 ? 1 : 0x100L), random.nextInt(contents), random.nextInt(3));
            if (random.nextInt(50) == 0) {
                window = reread(window);
            }
        }
    }

    private void meet(long fingerprint, long content, int outcome) {
        DeduplicationHorizon horizon = new DeduplicationHorizon(nowMillis, HORIZON, overflow);
        DeduplicationHorizon horizonOfTwin = new DeduplicationHorizon(nowMillis, HORIZON, overflowOfTwin);
        DeduplicationResult found = window.lookUp(fingerprint, content, horizon);

        assertThat(found).isEqualTo(twin.lookUp(fingerprint, content, horizonOfTwin));
        if (found.kind() != DeduplicationResult.Kind.SAME) {
            String result = content == 0 ? "" : "OUTCOME-" + outcome;
            window.add(found, result, horizon);
            twin.add(found, result, horizonOfTwin);
        }
    }

    private static DeduplicationWindow reread(DeduplicationWindow window) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        window.write(new DataOutputStream(bytes));
        return DeduplicationWindow.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
