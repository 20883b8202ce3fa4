package dev.weir.bench;

import dev.weir.bench.backtest.BacktestBench;
import dev.weir.bench.catchup.CatchUpBench;
import dev.weir.bench.cdc.ChangeBench;
import dev.weir.bench.collector.GcBench;
import dev.weir.bench.engine.EngineBench;
import dev.weir.bench.failures.FailureBench;
import dev.weir.bench.idle.IdleBench;
import dev.weir.bench.latency.LatencyBench;
import dev.weir.bench.latency.LatencyScenario;
import dev.weir.bench.models.ModelsBench;
import dev.weir.bench.pattern.PatternBench;
import dev.weir.bench.records.RecordsBench;
import dev.weir.bench.rules.RulesAlone;
import dev.weir.bench.rules.RulesStart;
import dev.weir.bench.rules.RulesStorm;
import dev.weir.bench.truth.TruthBench;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;

/** The benchmarks, by name. */
public final class Bench {
    private static final String LATENCY = "latency";
    private static final String ENGINE = "engine";
    private static final String IDLE = "idle";
    private static final String RECORDS = "records";
    private static final String MODELS = "models";
    private static final String THROUGHPUT = "throughput";
    private static final String STATE = "state";
    private static final String PATTERNS = "patterns";
    private static final String COLLECTORS = "gc";
    private static final String FAILURES = "failures";
    private static final String RULES = "rules";
    private static final String STORM = "rules-storm";
    private static final String START = "rules-start";
    private static final String CHANGES = "cdc";
    private static final String BACKTEST = "backtest";
    private static final String TRUTH = "truth";
    private static final long USUAL_EVENTS = 30_000;
    private static final int USUAL_RULES = 1_000;
    private static final Duration USUAL_TURN = Duration.ofSeconds(20);
    private static final Duration USUAL_IDLENESS = Duration.ofMinutes(1);
    private static final Duration USUAL_ROW = Duration.ofSeconds(4);

    private Bench() {}

    /**
     * Runs a benchmark.
     *
     * @param args none; options are the system properties of the sandbox, where {@code weir.duration} is that of one
     *     turn, and settings of the job config are the same environment variables as in production, such as {@code
     *     WEIR_DELIVERY}. {@code weir.bench} is what is measured: {@code latency}, in the situations that {@code
     *     weir.rows} names; {@code engine}, alone, in rows likewise; {@code records}, which are read and written;
     *     {@code models}, what a score costs by kind;
     *     {@code throughput} and {@code state}, of a job that catches up; {@code patterns}, with {@code weir.events}
     *     events a run; {@code gc}, what the garbage collector does; {@code failures}, what failures do to the job jar;
     *     {@code rules}, what it costs to check and plan {@code weir.rows} rules; {@code rules-storm}, what a storm of rule updates does to decisions; {@code rules-start}, how long a start
     *     takes that finds {@code weir.events} records of {@code weir.rows} rules; {@code cdc}, how long a change in a database
     *     takes; {@code backtest}, what rules would have decided about the payments of {@code weir.data};
     *     {@code truth}, how good models are that the job trains, on what there is in {@code weir.data}
     */
    public static void main(String[] args) throws Exception {
        Stop stop = Stop.onSignal();
        Console console = new Console(System.out, Terminal.columns());
        SandboxOptions options = SandboxOptions.from(System.getProperties());
        switch (System.getProperty("weir.bench", LATENCY)) {
            case LATENCY ->
                LatencyBench.run(LatencyScenario.named(System.getProperty("weir.rows", "all")), options, console, stop);
            case ENGINE ->
                EngineBench.run(
                        System.getProperty("weir.rows", "all"),
                        options.duration().orElse(USUAL_TURN),
                        console,
                        stop);
            case IDLE -> IdleBench.run(options, options.duration().orElse(USUAL_IDLENESS), console, stop);
            case RECORDS -> RecordsBench.run(options.duration().orElse(USUAL_ROW), console, stop);
            case MODELS -> ModelsBench.run(options.duration().orElse(USUAL_ROW), console, stop);
            case THROUGHPUT ->
                CatchUpBench.throughput(options, Long.getLong("weir.events", USUAL_EVENTS), console, stop);
            case STATE -> CatchUpBench.state(options, Long.getLong("weir.events", USUAL_EVENTS), console, stop);
            case PATTERNS ->
                new PatternBench(console, options.directory(), Long.getLong("weir.events", USUAL_EVENTS), stop).run();
            case COLLECTORS -> GcBench.run(options, options.duration().orElse(USUAL_TURN), console, stop);
            case FAILURES ->
                new FailureBench(console::print, options.directory(), Path.of(System.getProperty("weir.jar"))).run();
            case RULES -> RulesAlone.run(Integer.getInteger("weir.rows", USUAL_RULES), console, stop);
            case STORM -> RulesStorm.run(options, options.duration().orElse(USUAL_TURN), console, stop);
            case START ->
                RulesStart.run(
                        options,
                        Integer.getInteger("weir.rows", USUAL_RULES),
                        Long.getLong("weir.events", USUAL_EVENTS),
                        console,
                        stop);
            case CHANGES ->
                ChangeBench.run(options.directory(), options.duration().orElse(USUAL_TURN), console, stop);
            case BACKTEST ->
                BacktestBench.run(
                        Path.of(System.getProperty("weir.data", "../shared/data")),
                        options.directory(),
                        options.rules().orElseThrow(),
                        Long.getLong("weir.events", USUAL_EVENTS),
                        console::print,
                        stop);
            case TRUTH -> TruthBench.run(Path.of(System.getProperty("weir.data", "../shared/data")), console::print);
            default ->
                throw new IllegalArgumentException(
                        "-Dweir.bench is latency, engine, records, models, idle, throughput, state, patterns, gc, failures, rules, rules-storm, rules-start, cdc, backtest or truth");
        }
        stop.closed();
    }
}
