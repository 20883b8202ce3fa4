package dev.weir.bench.catchup;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * The progress of a job, and what this process has used so far.
 *
 * @param outputs records that it wrote
 * @param nanos of {@link System#nanoTime}
 * @param cpuNanos of the process, including the compiler and the garbage collector of the virtual machine, but not this
 *     thread, which only measures
 * @param besideNanos of it, by threads that are not Java's: the compiler, the garbage collector, and RocksDB's flushes
 * @param bytes allocated by the threads that are alive now
 */
record CatchUpSample(long outputs, long nanos, long cpuNanos, long besideNanos, long bytes) {

    /** Returns a sample taken now. */
    static CatchUpSample now(long outputs) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = threads.getAllThreadIds();
        long process =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        long ofJava = sum(threads.getThreadCpuTime(ids));
        long own = threads.getCurrentThreadCpuTime();
        long bytes = sum(threads.getThreadAllocatedBytes(ids));
        return new CatchUpSample(outputs, System.nanoTime(), process - own, process - ofJava, bytes);
    }

    /** Returns the sum over the threads that are still there. */
    private static long sum(long[] ofThreads) {
        return Arrays.stream(ofThreads).filter(each -> each > 0).sum();
    }
}
