package dev.weir.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Seeds;
import dev.weir.engine.Bytes;
import dev.weir.events.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SubjectWindowTest {
    private static final int MOST = SubjectWindow.MOST_SUBJECTS;

    static LongStream seeds() {
        return Seeds.upTo(50);
    }

    private record Received(long second, long subject, boolean such) {}

    /** The window against one that looks at all again. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWindowCountsThoseWhomALookAtEverythingDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long bucket = random.nextLong(1, 5);
        int subjects = random.nextInt(1, 60);
        SubjectWindow window = new SubjectWindow(bucket * SubjectWindow.BUCKETS * 1_000);
        List<Received> all = new ArrayList<>();
        long latest = random.nextLong(1_000_000);
        for (int i = 0; i < 500; i++) {
            long second = latest + random.nextLong(-400, random.nextInt(50) == 0 ? 1_000 : 6);
            latest = i == 0 ? second : Math.max(latest, second);
            Received received = new Received(second, random.nextInt(subjects), random.nextInt(4) == 0);
            window.add(second, Fingerprint.of(received.subject()), received.such());
            all.add(received);
            long oldest = (Math.floorDiv(latest, bucket) - SubjectWindow.BUCKETS + 1) * bucket;
            Set<Long> seen = subjectsOf(all, oldest, false);
            assertThat(window.all()).isEqualTo(seen.size());
            assertThat(window.share())
                    .isEqualTo((double) subjectsOf(all, oldest, true).size() / seen.size());
            window = random.nextInt(20) == 0 ? there(window) : window;
        }
    }

    private static Set<Long> subjectsOf(List<Received> all, long oldest, boolean such) {
        Set<Long> subjects = new HashSet<>();
        all.stream()
                .filter(received -> received.second() >= oldest && (received.such() || !such))
                .forEach(received -> subjects.add(received.subject()));
        return subjects;
    }

    @Test
    void itIsExactUpToItsBoundAndASampleBeyond() {
        SubjectWindow window = new SubjectWindow(60_000);
        receive(window, 0, 0, MOST, 4);
        assertThat(window.isExact()).isTrue();
        assertThat(window.all()).isEqualTo(MOST);
        assertThat(window.share()).isEqualTo(0.25);

        receive(window, 0, MOST, MOST + 1, 4);

        assertThat(window.isExact()).isFalse();
        assertThat((double) window.all()).isCloseTo(MOST, within(0.1 * MOST));
    }

    @Test
    void howManySubjectsThereAreDoesNotMatterToItsSize() {
        SubjectWindow window = new SubjectWindow(60_000);
        receive(window, 0, 0, 1_000_000, 10);

        assertThat((double) window.all()).isCloseTo(1_000_000, within(150_000.0));
        assertThat(window.share()).isCloseTo(0.1, within(0.04));
        assertThat(bytes(window)).hasSizeLessThan(10 * MOST + 20);
    }

    @Test
    void ofASampleAShareHasToBeAboveBeyondDoubt() {
        SubjectWindow half = new SubjectWindow(60_000);
        receive(half, 0, 0, 100_000, 2);

        assertThat(half.passes(50_000, 0.4)).isTrue();
        assertThat(half.passes(50_000, 0.499)).isFalse();
        assertThat(half.passes(500_000, 0.4)).as("of at least so many").isFalse();
    }

    @Test
    void ofASampleOfAHundredAShareOfAFifthIsPassedByThreeStandardDeviationsMore() {
        SubjectWindow window = new SubjectWindow(60_000);
        window.sampled(1);
        for (int subject = 0; subject < 100; subject++) {
            window.add(
                    0, Long.MAX_VALUE - subject, subject < 32); // a fifth and three times the root of 100 * 0.2 * 0.8
        }
        assertThat(window.passes(1, 0.2)).isFalse();

        window.add(0, Long.MAX_VALUE - 99, true);
        assertThat(window.passes(1, 0.2)).isTrue();
    }

    @Test
    void whatAnInstanceSampledIsASampleHere() {
        SubjectWindow window = new SubjectWindow(60_000);
        receive(window, 0, 0, 400, 4);
        window.sampled(1);

        assertThat(window.isExact()).isFalse();
        assertThat((double) window.all()).isCloseTo(400, within(80.0));
        assertThat(window.share()).isCloseTo(0.25, within(0.1));
    }

    @Test
    void onceFewAreLeftItIsExactAgainAfterAWindow() {
        SubjectWindow window = new SubjectWindow(60_000);
        receive(window, 0, 0, 2 * MOST + 10, 4);
        assertThat(window.isExact()).isFalse();

        for (int second = 61; second < 400 && !window.isExact(); second++) {
            receive(window, second, 0, 40, 4);
        }

        assertThat(window.isExact()).isTrue();
        assertThat(window.all()).isEqualTo(40);
        assertThat(window.share()).isEqualTo(0.25);
    }

    /** One of so many is such. */
    private static void receive(SubjectWindow window, long second, int from, int to, int oneOf) {
        for (int subject = from; subject < to; subject++) {
            window.add(second, Fingerprint.of(subject), subject % oneOf == 0);
        }
    }

    private static SubjectWindow there(SubjectWindow window) {
        return Bytes.there(new Codec(), window);
    }

    private static byte[] bytes(SubjectWindow window) {
        return Bytes.of(new Codec(), window);
    }

    private static final class Codec implements dev.weir.events.binary.Codec<SubjectWindow> {
        @Override
        public void write(SubjectWindow window, java.io.DataOutput out) throws java.io.IOException {
            window.write(out);
        }

        @Override
        public SubjectWindow read(java.io.DataInput in) throws java.io.IOException {
            return SubjectWindow.read(in);
        }
    }
}
