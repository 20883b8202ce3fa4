package dev.weir.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Feeds inputs to a target and notes what escapes: anything thrown, processor time over {@value #MAX_CPU_MILLIS} ms, which is
 * a hang and no slow machine, or more than {@value #MAX_BYTES} bytes allocated for one input.
 */
final class Fuzz {
    static final long MAX_CPU_MILLIS = 5_000;
    static final long MAX_BYTES = 512L << 20;

    private static final int MAX_ESCAPES = 20;
    private static final int NANOS = 1_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Target target;
    private final Map<String, Escape> escapes = new LinkedHashMap<>();
    private long taken;
    private long refused;

    Fuzz(Target target) {
        this.target = target;
    }

    /** Feeds inputs of seeds from this one on, as long as there is reason to. */
    void run(long firstSeed, BooleanSupplier goOn) {
        for (long seed = firstSeed; goOn.getAsBoolean() && escapes.size() < MAX_ESCAPES; seed++) {
            byte[] input = target.input(new SplittableRandom(seed));
            long cpuNanos = THREADS.getCurrentThreadCpuTime();
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            feed(seed, input);
            long cpuMillis = (THREADS.getCurrentThreadCpuTime() - cpuNanos) / NANOS;
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
            if (cpuMillis > MAX_CPU_MILLIS || allocated > MAX_BYTES) {
                note(new Escape(seed, "took " + cpuMillis + " ms and " + allocated + " bytes", input));
            }
        }
    }

    private void feed(long seed, byte[] input) {
        try {
            if (target.feed(input)) {
                taken++;
            } else {
                refused++;
            }
        } catch (Throwable e) { // whatever it is: that is what is looked for
            note(Escape.thrown(seed, e, input));
        }
    }

    private void note(Escape escape) {
        escapes.putIfAbsent(escape.kind(), escape);
    }

    /** The first of each kind. */
    List<Escape> escapes() {
        return List.copyOf(escapes.values());
    }

    long taken() {
        return taken;
    }

    long refused() {
        return refused;
    }
}
