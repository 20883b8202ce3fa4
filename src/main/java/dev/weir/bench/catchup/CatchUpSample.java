package dev.weir.bench.catchup;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How far a job is, and what this process spent until then.
 *
 * @param outputs records that it wrote
 * @param nanos of {@link System#nanoTime}
 * @param cpuNanos of the process, the compiler and the garbage collector of the virtual machine included
 * @param bytes that the threads which now live allocated
 */
record CatchUpSample(long outputs, long nanos, long cpuNanos, long bytes) {

    /** Of now. */
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
