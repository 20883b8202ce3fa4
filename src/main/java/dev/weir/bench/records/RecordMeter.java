package dev.weir.bench.records;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/** Measures repeated work: the CPU time and the allocated bytes of this thread. */
public final class RecordMeter {
    private static final int LEAST_TURNS = 3;
    private static final int TIMES = 20_000;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long lengthNanos;
    private long results;

    /**
     * The cost of doing the work once.
     *
     * @param nanos of CPU, the median of the turns
     * @param bytes that were allocated
     */
    public record Cost(double nanos, double bytes) {}

    private record Turn(double nanos, double bytes) {}

    /**
     * Creates a meter that measures for this long.
     *
     * @param length in CPU time of this thread; the first half is warm-up
     */
    public RecordMeter(Duration length) {
        this.lengthNanos = length.toNanos();
    }

    /**
     * Measures the work.
     *
     * @param work does the work once; its result depends on everything it does, so that the compiler cannot remove any
     *     of it
     */
    public Cost measure(IntSupplier work) {
        long begin = thread.getCurrentThreadCpuTime();
        while (thread.getCurrentThreadCpuTime() - begin < lengthNanos / 2) {
            turn(work);
        }
        List<Turn> turns = new ArrayList<>();
        while (turns.size() < LEAST_TURNS || thread.getCurrentThreadCpuTime() - begin < lengthNanos) {
            turns.add(turn(work));
        }
        double[] nanos = turns.stream().mapToDouble(Turn::nanos).sorted().toArray();
        return new Cost(
                nanos[nanos.length / 2],
                Arrays.stream(turns.stream().mapToDouble(Turn::bytes).toArray())
                        .average()
                        .orElseThrow());
    }

    /** Returns the sum of the results of the work. */
    long results() {
        return results;
    }

    private Turn turn(IntSupplier work) {
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long begin = thread.getCurrentThreadCpuTime();
        for (int i = 0; i < TIMES; i++) {
            results += work.getAsInt();
        }
        long end = thread.getCurrentThreadCpuTime();
        long allocated = thread.getCurrentThreadAllocatedBytes() - bytes;
        return new Turn((double) (end - begin) / TIMES, (double) allocated / TIMES);
    }
}
