package dev.weir.bench.collector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A garbage collector of a task manager.
 *
 * @param name for display
 * @param flags that select it
 */
record Collector(String name, List<String> flags) {
    /** The collector in {@code flink-conf}. */
    static final Collector G1 = new Collector("G1", List.of("-XX:+UseG1GC"));

    private static final int ZGC_WITH_GENERATIONS = 21;
    private static final int ZGC_ONLY_WITH_GENERATIONS = 24;

    Collector {
        flags = List.copyOf(flags);
    }

    /** Returns the collectors of this Java that are worth a comparison; G1 first. */
    static List<Collector> all() {
        return List.of(
                G1,
                new Collector("G1, 20 ms", List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20")),
                zgc(Runtime.version().feature()));
    }

    private static Collector zgc(int java) {
        if (java < ZGC_WITH_GENERATIONS) {
            return new Collector("ZGC", List.of("-XX:+UseZGC"));
        }
        return new Collector(
                "ZGC, generations",
                java < ZGC_ONLY_WITH_GENERATIONS
                        ? List.of("-XX:+UseZGC", "-XX:+ZGenerational")
                        : List.of("-XX:+UseZGC"));
    }

    /** Returns the flags, and one that logs every pause as {@link Pauses} reads it. */
    List<String> flags(Path pauses) {
        List<String> all = new ArrayList<>(flags);
        all.add("-Xlog:safepoint:file=" + pauses);
        return all;
    }
}
