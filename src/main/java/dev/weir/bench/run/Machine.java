package dev.weir.bench.run;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The machine of a measurement. */
public final class Machine {
    private static final long MIB = 1 << 20;

    private Machine() {}

    /** Returns a line with the virtual machine, its heap, the processors, and the load average of the last minute. */
    public static String shown() {
        return String.format(
                Locale.ROOT,
                "JDK %s, heap of at most %,d MB, %d processors, load average %.1f",
                Runtime.version(),
                Runtime.getRuntime().maxMemory() / MIB,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
