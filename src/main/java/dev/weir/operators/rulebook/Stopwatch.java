package dev.weir.operators.rulebook;

import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Measures how long checking an update takes. */
@FunctionalInterface
interface Stopwatch extends Serializable {
    /** Returns a time in nanoseconds; only differences are meaningful. */
    long nanos();

    /**
     * Returns the CPU time of this thread. On a busy machine wall clock time also counts what other threads do. Then
     * fewer updates would be planned together the busier the machine is, which would make it busier still.
     */
    static long ofThread() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads.getCurrentThreadCpuTime()
                : System.nanoTime();
    }
}
