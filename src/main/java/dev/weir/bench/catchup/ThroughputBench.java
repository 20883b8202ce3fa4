package dev.weir.bench.catchup;

import dev.weir.bench.engine.BenchRules;
import dev.weir.bench.engine.CardPayments;
import dev.weir.bench.engine.EngineRow;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.traffic.EventSource;
import dev.weir.sandbox.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how fast a job catches up and what an event costs meanwhile, each time right after a job that only passes
 * events on.
 */
public final class ThroughputBench {
    private static final int SHOP_PER_SECOND = 500;
    private static final long STEP_MILLIS = 10;
    private static final long WARM_PART = 4;

    private final CatchUp catchUp;
    private final FilledTopics.Brokers brokers;
    private final Options options;
    private final Console console;
    private final Map<Boolean, FilledTopics> filled = new HashMap<>();

    private ThroughputBench(FilledTopics.Brokers brokers, Options options, Console console, CatchUp catchUp) {
        this.brokers = brokers;
        this.options = options;
        this.console = console;
        this.catchUp = catchUp;
    }

    /**
     * The measurements to make.
     *
     * @param rows of rules
     * @param settings of the jobs, each of which is measured with all rows
     * @param events in the topics
     * @param turns of each measurement
     * @param rules a folder of rules, for the row that uses it
     */
    record Options(List<EngineRow> rows, List<JobSetting> settings, long events, Turns turns, Path rules) {
        Options {
            rows = List.copyOf(rows);
            settings = List.copyOf(settings);
        }
    }

    /**
     * A row is measured in turns in the same process, until the compiler of the virtual machine is done: with many rules
     * it needs minutes.
     *
     * @param atMost how long a job is measured
     * @param most how many turns there are if the cost does not become steady
     */
    record Turns(Duration atMost, int most) {}

    /** A measurement of both jobs, one right after the other. */
    private record Turn(CatchUpCost floor, CatchUpCost weir) {}

    /** Runs the measurements and prints the results. */
    static void run(FilledTopics.Brokers brokers, Options options, Console console, CatchUp catchUp) throws Exception {
        new ThroughputBench(brokers, options, console, catchUp).run();
    }

    private void run() throws Exception {
        console.print(CatchUpReport.throughput(options.events(), options.turns()));
        for (JobSetting setting : options.settings()) {
            for (EngineRow row : options.rows()) {
                measure(row, setting);
            }
        }
    }

    private void measure(EngineRow row, JobSetting setting) throws Exception {
        CatchUp.Course course = new CatchUp.Course(
                topics(row),
                setting.settings(),
                options.events() / WARM_PART,
                options.turns().atMost());
        BenchRules rules = BenchRules.of(row, options.rules());
        Turn turn = turn(course, rules);
        int turns = 1;
        boolean steady = false;
        while (!steady && turns < options.turns().most()) {
            Turn next = turn(course, rules);
            steady = next.weir().costsAsMuchAs(turn.weir());
            turn = next;
            turns++;
        }
        console.print(CatchUpReport.throughput(row, setting, turn.floor(), turn.weir()) + turns(turns, steady));
    }

    private static String turns(int turns, boolean steady) {
        return String.format("%7d%s", turns, steady ? "" : ", not steady");
    }

    private Turn turn(CatchUp.Course course, BenchRules rules) throws Exception {
        CatchUpCost floor = catchUp.passThrough(course);
        return new Turn(floor, catchUp.weir(course, rules, false));
    }

    /** Returns the topics, filled on first use. */
    private FilledTopics topics(EngineRow row) throws IOException, InterruptedException {
        boolean shop = row.isOfShop();
        FilledTopics known = filled.get(shop);
        if (known != null) {
            return known;
        }
        EventSource source =
                shop ? Traffic.forRate(1, SHOP_PER_SECOND) : new CardMessages(new CardPayments(1, CardPayments.CARDS));
        FilledTopics made = FilledTopics.fill(
                brokers,
                shop ? "shop-" : "cards-",
                source,
                options.events(),
                shop ? 1_000 / SHOP_PER_SECOND : STEP_MILLIS);
        filled.put(shop, made);
        return made;
    }
}
