package dev.weir.bench.pattern;

import dev.weir.config.JobConfig;
import dev.weir.sandbox.load.ReadableNumbers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The output of the patterns benchmark. */
final class PatternReport {
    private static final String ROW = "%-8s%9s%15s%15s%13s%14s%14s%12s%24s";

    private PatternReport() {}

    static List<String> conditions(long events, long warmUp, Duration atMost) {
        return List.of(
                String.format(
                        "CPU of the process per event, in microseconds: %s payments of %s cards after a warm-up of %s,"
                                + " parallelism 1, JDK %s",
                        ReadableNumbers.grouped(events),
                        ReadableNumbers.grouped(PatternLoad.CARDS),
                        ReadableNumbers.grouped(warmUp),
                        Runtime.version()),
                "A pattern is a tiny payment in a category of its own, for half of them a second tiny one, then a large one,"
                        + " within a minute.",
                "floor: bytes into events, and one shuffle by card. static: besides, a CEP.pattern operator for each"
                        + " pattern, chained behind",
                "that shuffle, in event or in processing time. Weir: on arrival in event time, and a decision for each"
                        + " payment behind a second",
                "shuffle. * only what was done of the events sent in " + atMost.toSeconds()
                        + " s; what was too slow is not tried with more patterns,",
                "and a thousand static operators are not: they run out of a heap of 1.5 GB.");
    }

    static List<String> heading(JobConfig.Backend backend, PatternCost floor) {
        return List.of(
                "",
                String.format(
                        ROW,
                        backend == JobConfig.Backend.HASHMAP ? "heap" : "RocksDB",
                        "patterns",
                        "static, event",
                        "static, proc.",
                        "Weir",
                        "Weir/event",
                        "Weir/proc.",
                        "Weir/floor",
                        "matches, in this order"),
                String.format("%-8s%9s%15s", "", "floor", floor.shown()));
    }

    /**
     * Returns a row.
     *
     * @param costs static in event time, static in processing time, Weir
     */
    static String row(int patterns, PatternCost floor, List<PatternCost> costs) {
        PatternCost weir = costs.get(2);
        return String.format(
                ROW,
                "",
                ReadableNumbers.grouped(patterns),
                costs.get(0).shown(),
                costs.get(1).shown(),
                weir.shown(),
                weir.times(costs.get(0)),
                weir.times(costs.get(1)),
                weir.times(floor),
                costs.stream().map(PatternReport::matches).collect(Collectors.joining(" ")));
    }

    /** Returns the number of matches, which is comparable only if all events were sent. */
    private static String matches(PatternCost cost) {
        return cost.whole() ? ReadableNumbers.grouped(cost.matches()) : "-";
    }
}
