package dev.weir.bench.run;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What a measurement was taken on. */
public final class Machine {
    private static final long MIB = 1 << 20;

    private Machine() {}

    /** In a line: the virtual machine, its heap, the processors, and how many processes wanted one during the last minute. */
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
