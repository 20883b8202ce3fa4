package dev.weir.bench.models;

import dev.weir.models.Onnx;
import dev.weir.models.Scorer;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.sandbox.terminal.Console;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Scores all the time in one thread, while another loads a large model again and again and hands it over: how long the
 * slowest scores take, beside a time without swaps. Each score is timed from when the one before ended.
 */
final class SwapMeter {
    /** Four bytes each: 50 MB. */
    static final int FLOATS = 12_500_000;

    private static final List<String> NAMES = List.of("x");
    private static final Onnx OUTPUT = new Onnx("p", 0);
    private static final long HIGHEST_NANOS = 10_000_000_000L;

    private final long lengthNanos;
    private final byte[] bytes;
    private final Console console;

    /**
     * Creates a meter.
     *
     * @param length of the time without swaps, and of that with them
     * @param floats how many the model has
     */
    SwapMeter(Duration length, int floats, Console console) {
        lengthNanos = length.toNanos();
        bytes = OnnxBytes.table(floats);
        this.console = console;
    }

    /** Measures both times, prints a line of each, and returns how many swaps there were. */
    int run() throws ArtifactException, InterruptedException {
        AtomicReference<Scorer> current =
                new AtomicReference<>(ModelsBench.onnx(bytes, NAMES, OUTPUT).scorer());
        console.print(String.format(
                Locale.ROOT,
                "swaps of an ONNX model of %,d bytes, times in µs:%n%-20s%10s%10s%10s%10s%12s",
                bytes.length,
                "",
                "p50",
                "p99",
                "p99.9",
                "max",
                "scores"));
        score(current, new Histogram(HIGHEST_NANOS, 3), lengthNanos / 4, null);
        Histogram without = new Histogram(HIGHEST_NANOS, 3);
        score(current, without, lengthNanos, null);
        console.print(line("no swap", without));
        Swaps swaps = new Swaps(current);
        Thread thread = new Thread(swaps, "swaps");
        thread.start();
        Histogram with = new Histogram(HIGHEST_NANOS, 3);
        score(current, with, lengthNanos, swaps);
        swaps.over = true;
        thread.join();
        console.print(line("with swaps", with));
        int count = swaps.count.get();
        console.print(String.format(
                Locale.ROOT, "%d swaps, %.0f ms each to load and check", count, swaps.nanos / 1e6 / count));
        return count;
    }

    /** Loads the model from its bytes, hands over a scorer, and begins again. */
    private final class Swaps implements Runnable {
        private final AtomicReference<Scorer> current;
        private volatile boolean over;
        private final AtomicInteger count = new AtomicInteger();
        private long nanos;

        private Swaps(AtomicReference<Scorer> current) {
            this.current = current;
        }

        @Override
        public void run() {
            while (!over || count.get() == 0) {
                long begin = System.nanoTime();
                try {
                    current.set(ModelsBench.onnx(bytes, NAMES, OUTPUT).scorer());
                } catch (ArtifactException e) {
                    throw new IllegalStateException("a model that was made here is refused", e);
                }
                nanos += System.nanoTime() - begin;
                count.incrementAndGet();
            }
        }
    }

    /** Scores for this long, and until there was a swap if there are to be some. */
    private static void score(AtomicReference<Scorer> current, Histogram times, long length, @Nullable Swaps swaps) {
        double[] row = {0};
        long begin = System.nanoTime();
        long last = begin;
        while (last - begin < length || (swaps != null && swaps.count.get() == 0)) {
            row[0] = (row[0] + 0.37) % 1;
            if (!(Objects.requireNonNull(current.get()).score(row) >= 0)) {
                throw new IllegalStateException("no score");
            }
            long now = System.nanoTime();
            times.recordValue(Math.min(HIGHEST_NANOS, now - last));
            last = now;
        }
    }

    private static String line(String name, Histogram times) {
        return String.format(
                Locale.ROOT,
                "%-20s%10.1f%10.1f%10.1f%,10.1f%,12d",
                name,
                times.getValueAtPercentile(50) / 1e3,
                times.getValueAtPercentile(99) / 1e3,
                times.getValueAtPercentile(99.9) / 1e3,
                times.getMaxValue() / 1e3,
                times.getTotalCount());
    }
}
