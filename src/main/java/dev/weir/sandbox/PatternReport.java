package dev.weir.sandbox;

import dev.weir.config.JobConfig;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the patterns benchmark says. */
final class PatternReport {

    private PatternReport() {}

    static List<String> conditions(long events, long warmUp, Duration atMost) {
        return List.of(
                String.format(
                        "CPU of the process per event, in microseconds: %s payments of %s cards after a warm-up of %s,"
                                + " parallelism 1, JDK %s",
                        Numbers.grouped(events),
                        Numbers.grouped(PatternLoad.CARDS),
                        Numbers.grouped(warmUp),
                        Runtime.version()),
                "Each pattern is a tiny payment in a category of its own, half of them a second tiny one, then a large one,"
                        + " within a minute.",
                "floor: bytes into events, one shuffle by card. static: the floor and a CEP.pattern operator for each"
                        + " pattern, in event time,",
                "chained behind that one shuffle. Weir: on arrival, and a decision for each payment behind a second"
                        + " shuffle.",
                "* only the events of the first " + atMost.toSeconds() + " s");
    }

    static List<String> heading(JobConfig.Backend backend, PatternCost floor) {
        return List.of(
                "",
                String.format(
                        "%-10s%10s%14s%14s%14s%14s%12s%12s",
                        backend == JobConfig.Backend.HASHMAP ? "heap" : "RocksDB",
                        "patterns",
                        "static",
                        "Weir",
                        "Weir/static",
                        "Weir/floor",
                        "matches",
                        "static's"),
                String.format("%-10s%10s%14s", "floor", "", floor.shown()));
    }

    static String row(int patterns, PatternCost floor, PatternCost fixed, PatternCost weir) {
        return String.format(
                Locale.ROOT,
                "%-10s%10s%14s%14s%14s%14s%12s%12s",
                "",
                Numbers.grouped(patterns),
                fixed.shown(),
                weir.shown(),
                weir.times(fixed),
                weir.times(floor),
                matches(weir),
                matches(fixed));
    }

    /** Comparable where both saw all events. */
    private static String matches(PatternCost cost) {
        return cost.whole() ? Numbers.grouped(cost.matches()) : "-";
    }
}
