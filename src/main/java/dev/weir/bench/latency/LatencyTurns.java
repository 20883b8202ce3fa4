package dev.weir.bench.latency;

import dev.weir.bench.run.BenchReport;
import dev.weir.config.JobConfig;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.load.ComparedJob;
import dev.weir.sandbox.load.InFlight;
import dev.weir.sandbox.load.Latency;
import dev.weir.sandbox.load.OpenLoop;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The same events in turns through a job that only passes them on and through Weir. */
final class LatencyTurns {
    private static final int ROUNDS = 4;
    private static final double EDITS_PER_SECOND = 1;

    private final List<Way> ways;
    private final JobConfig config;
    private final Pace pace;
    private final Console console;
    private final Stop stop;
    private final RuleEdits edits = new RuleEdits();

    /** One of the two jobs, and its traffic. */
    record Way(ComparedJob lane, HotCard traffic) {}

    /** A rate in events per second and the length of a turn. */
    record Pace(double perSecond, Duration turn) {}

    LatencyTurns(JobConfig config, Way pass, Way weir, Pace pace, Console console, Stop stop) {
        this.config = config;
        this.ways = List.of(pass, weir);
        this.pace = pace;
        this.console = console;
        this.stop = stop;
    }

    /** Sends without counting. */
    void warmUp() throws IOException, InterruptedException {
        for (Way way : ways) {
            way.lane().run(pace.perSecond(), pace.turn().multipliedBy(2), stop);
            console.print("warm      " + way.lane().name());
        }
    }

    /** Runs the measurement and prints the results. */
    void measure(LatencyScenario scenario, Producer producer) throws Exception {
        console.print(List.of("", scenario.shown()));
        ways.forEach(way -> way.traffic().heat(scenario == LatencyScenario.HOT_KEY));
        if (scenario == LatencyScenario.MODEL_SWAP) {
            measureWithSwaps(producer);
            return;
        }
        if (scenario != LatencyScenario.CHURN) {
            measure();
            return;
        }
        OpenLoop churn = new OpenLoop(edits, producer, new InFlight(), EDITS_PER_SECOND);
        FutureTask<@Nullable Void> editing = new FutureTask<>(churn);
        new Thread(editing, "bench-edits").start();
        measure();
        churn.stop();
        try {
            editing.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot edit rules", e.getCause());
        }
    }

    private void measureWithSwaps(Producer producer) throws Exception {
        ModelSwaps swaps = new ModelSwaps(config, producer, console);
        FutureTask<@Nullable Void> swapping = new FutureTask<>(swaps);
        new Thread(swapping, "bench-swaps").start();
        measure();
        swaps.stop();
        try {
            swapping.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot swap models", e.getCause());
        }
    }

    private void measure() throws IOException, InterruptedException {
        Latency pass = new Latency();
        Latency weir = new Latency();
        for (int round = 1; round <= ROUNDS && !stop.awaitWish(0); round++) {
            pass.addAll(turn(round, ways.get(0).lane()));
            weir.addAll(turn(round, ways.get(1).lane()));
        }
        console.print(BenchReport.table(pass, weir));
    }

    private Latency turn(int round, ComparedJob lane) throws IOException, InterruptedException {
        Latency latency = lane.measure(pace.perSecond(), pace.turn(), stop);
        console.print(String.format("round %d   %-13s %s", round, lane.name(), latency));
        return latency;
    }
}
