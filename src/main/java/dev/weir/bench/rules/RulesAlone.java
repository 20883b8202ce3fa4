package dev.weir.bench.rules;

import dev.weir.Settings;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.Machine;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.JobSettings;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Measures updates of rules alone, without Flink and Kafka: the CPU time of the thread that checks them, and of that
 * which plans them. Each step is measured in a process that has just started, and again once it is warm.
 */
public final class RulesAlone {
    /** How many times all rules are pushed to a new keeper before the figures of a warm process are taken. */
    private static final int WARM_ROUNDS = 6;

    private static final int EDITS = 51;

    private final JobSettings settings;
    private final int rules;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long offset;

    private RulesAlone(JobSettings settings, int rules) {
        this.settings = settings;
        this.rules = rules;
    }

    /**
     * Runs the benchmark.
     *
     * @param rules how many are in force
     */
    public static void run(int rules, Console console, Stop stop) throws Exception {
        JobSettings settings = Settings.of(BenchConfigs.withoutKafka());
        console.print(Machine.shown());
        console.print(String.format(Locale.ROOT, "%,d rules, milliseconds of CPU time of one thread", rules));
        console.print(heading());
        for (int round = 1; round <= WARM_ROUNDS; round++) {
            if (stop.awaitWish(0)) {
                return;
            }
            Costs costs = measured(settings, rules);
            if (round == 1 || round == WARM_ROUNDS) {
                console.print(costs.line(round == 1 ? "just started" : "warm"));
            }
        }
    }

    /** Measures a job with these settings that gets all rules, and then edits of one at a time. */
    static Costs measured(JobSettings settings, int rules) {
        return new RulesAlone(settings, rules).round();
    }

    /** Milliseconds of CPU time; those of edits are medians. */
    record Costs(
            double checkAll, double planFirst, double planFurther, double checkEdit, double planEdit, double further) {
        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-14s%12.1f%12.1f%12.1f%12.2f%12.2f%12.2f",
                    name,
                    checkAll,
                    planFirst,
                    planFurther,
                    checkEdit,
                    planEdit,
                    further);
        }
    }

    static String heading() {
        return String.format(
                "%-14s%12s%12s%12s%12s%12s%12s%n%-14s%12s%12s%12s%12s%12s%12s",
                "",
                "all:",
                "plan, first",
                "further",
                "an edit:",
                "plan, first",
                "further",
                "",
                "check",
                "instance",
                "instance",
                "check",
                "instance",
                "instance");
    }

    private Costs round() {
        RulebookKeeper keeper = settings.keeper();
        RulebookMemory memory = new RulebookMemory();
        Rulebooks first = settings.rulebooks();
        Rulebooks further = settings.rulebooks();
        List<RulebookUpdate> updates = new ArrayList<>();
        double checkAll = timed(() -> {
            for (int i = 0; i < rules; i++) {
                updates.add(check(keeper, memory, i));
            }
            return updates.size();
        });
        RulebookUpdate all = RulebookUpdate.Batch.of(updates);
        double planFirst = timed(() -> plan(first, all));
        double planFurther = timed(() -> plan(further, all));
        double[][] edits = new double[3][EDITS];
        for (int i = 0; i < EDITS; i++) {
            int next = rules + i;
            RulebookUpdate[] edit = new RulebookUpdate[1];
            edits[0][i] = timed(() -> {
                edit[0] = check(keeper, memory, next);
                return 1;
            });
            edits[1][i] = timed(() -> plan(first, edit[0]));
            edits[2][i] = timed(() -> plan(further, edit[0]));
        }
        return new Costs(checkAll, planFirst, planFurther, median(edits[0]), median(edits[1]), median(edits[2]));
    }

    private RulebookUpdate check(RulebookKeeper keeper, RulebookMemory memory, int n) {
        Message update = StormRules.update(n, rules);
        RawRecord record = new RawRecord(
                settings.topics().rules(),
                0,
                offset++,
                0,
                update.key().getBytes(StandardCharsets.UTF_8),
                update.json().getBytes(StandardCharsets.UTF_8));
        UpdateResult result = keeper.check(record, memory, 0).orElseThrow();
        return result.update().orElseThrow(() -> new IllegalStateException("refused: " + result.answer()));
    }

    private static int plan(Rulebooks rulebooks, RulebookUpdate update) {
        rulebooks.receive(update);
        return (int) rulebooks.latest().epoch();
    }

    /** The result is asked for, so that the work cannot be left out. */
    private double timed(Supplier<Integer> work) {
        long begin = threads.getCurrentThreadCpuTime();
        if (work.get() == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return (threads.getCurrentThreadCpuTime() - begin) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
