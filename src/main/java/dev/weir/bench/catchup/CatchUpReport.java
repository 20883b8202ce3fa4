package dev.weir.bench.catchup;

import dev.weir.bench.engine.EngineRow;
import dev.weir.bench.run.Machine;
import dev.weir.sandbox.load.ReadableNumbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The output of the benchmarks of jobs that catch up. */
final class CatchUpReport {
    private static final String THROUGHPUT = "%-7s%9s%10s%13s%10s%8s%7s%13s%12s%9s%13s%12s%9s%13s";
    private static final String STATE = "%-9s%12s%8s%14s%14s%13s%13s%12s";
    private static final String NONE = "-";

    /** Relative to the events per second of the pass-through, with RocksDB. */
    private static final Map<String, String> GOALS =
            Map.of("a1", "0.8", "a100", "0.6", "a1000", "0.5", "b100", "0.6", "rules", "0.25");

    private CatchUpReport() {}

    /** Returns the conditions, and the head of the table. */
    static List<String> throughput(long events, ThroughputBench.Turns turns) {
        return List.of(
                "Catching up on " + ReadableNumbers.grouped(events) + " events, Kafka to Kafka, for at most "
                        + turns.atMost().toSeconds() + " s a job, of which the first quarter is warm-up",
                "Each row in turns, until CPU differs by at most a tenth from the turn before, at most " + turns.most()
                        + "; the last is shown",
                Machine.shown() + "; the broker in a process of its own",
                "pass: a job that only passes events on, through two shuffles, right before. CPU: of the job's process, for each"
                        + " event. ratio: Weir to pass. own: of Java's threads, without compiler, collector and RocksDB's flushes",
                "",
                String.format(
                                THROUGHPUT,
                                "rules",
                                "backend",
                                "instances",
                                "pass, 1/s",
                                "Weir, 1/s",
                                "ratio",
                                "goal",
                                "pass, CPU",
                                "Weir, CPU",
                                "ratio",
                                "pass, own",
                                "Weir, own",
                                "ratio",
                                "bytes/event")
                        + "  turns");
    }

    /** Returns a row without the number of turns. */
    static String throughput(EngineRow row, JobSetting setting, CatchUpCost floor, CatchUpCost weir) {
        return String.format(
                THROUGHPUT,
                row.name(),
                setting.backend(),
                setting.parallelism(),
                whole(floor.eventsPerSecond()),
                whole(weir.eventsPerSecond()),
                ratio(weir.eventsPerSecond(), floor.eventsPerSecond()),
                GOALS.getOrDefault(row.name(), NONE),
                micros(floor.cpuMicros()),
                micros(weir.cpuMicros()),
                ratio(weir.cpuMicros(), floor.cpuMicros()),
                micros(floor.ownMicros()),
                micros(weir.ownMicros()),
                ratio(weir.ownMicros(), floor.ownMicros()),
                whole(weir.bytesPerEvent()));
    }

    /** Returns the conditions, and the head of the table. */
    static List<String> state(long measured) {
        return List.of(
                "What an event costs by how many others its card has in a window of 24 hours, of which count and sum are asked; "
                        + ReadableNumbers.grouped(measured) + " events a row",
                Machine.shown() + "; the broker in a process of its own, one instance",
                "pass: a job that only passes events on, right before. CPU: of the job's process, for each event. state: a"
                        + " checkpoint at the end, of all operators",
                "",
                String.format(
                        STATE,
                        "backend",
                        "events/card",
                        "cards",
                        "state/card",
                        "pass, CPU",
                        "Weir, CPU",
                        "ratio",
                        "bytes/event"));
    }

    /** Returns a row. */
    static String state(String backend, StateBench.Cards cards, CatchUpCost floor, CatchUpCost weir) {
        return String.format(
                STATE,
                backend,
                whole(cards.eventsEach()),
                whole(cards.count()),
                whole((double) weir.checkpointBytes() / cards.count()) + " B",
                micros(floor.cpuMicros()),
                micros(weir.cpuMicros()),
                ratio(weir.cpuMicros(), floor.cpuMicros()),
                whole(weir.bytesPerEvent()));
    }

    private static String whole(double number) {
        return ReadableNumbers.grouped(Math.round(number));
    }

    private static String micros(double micros) {
        return String.format(Locale.ROOT, "%.0f µs", micros);
    }

    /** CPU time is counted in steps of some milliseconds: a short run can have taken none, and then there is no ratio. */
    private static String ratio(double weir, double floor) {
        return floor == 0 ? NONE : String.format(Locale.ROOT, "%.2f", weir / floor);
    }
}
