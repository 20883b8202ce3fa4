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
 * @param cpuNanos of the process, including the compiler and the garbage collector of the virtual machine
 * @param bytes allocated by the threads that are alive now
 */
record CatchUpSample(long outputs, long nanos, long cpuNanos, long bytes) {

    /** Returns a sample taken now. */
    static CatchUpSample now(long outputs) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(each -> each > 0)
                .sum();
        long cpu =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        return new CatchUpSample(outputs, System.nanoTime(), cpu, bytes);
    }
}
