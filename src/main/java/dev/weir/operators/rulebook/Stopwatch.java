package dev.weir.operators.rulebook;

import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Tells how long checking takes. */
@FunctionalInterface
interface Stopwatch extends Serializable {
    /** Returns a time in nanoseconds, of which only differences mean anything. */
    long nanos();

    /**
     * Returns the CPU time of this thread. On a busy machine much else happens while an update is checked; if that
     * counted, fewer updates would be planned together the busier it is, which makes it busier still.
     */
    static long ofThread() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads.getCurrentThreadCpuTime()
                : System.nanoTime();
    }
}
