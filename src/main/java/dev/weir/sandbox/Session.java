package dev.weir.sandbox;

import dev.weir.io.record.RuleAnswer;
import dev.weir.sandbox.flink.Job;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.kafka.RulePusher;
import dev.weir.sandbox.load.InFlight;
import dev.weir.sandbox.load.OpenLoop;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import dev.weir.sandbox.terminal.LoadProgress;
import dev.weir.sandbox.terminal.Sentences;
import dev.weir.sandbox.terminal.Summary;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A session from the first event to the last: sends events, reads decisions, shows them on the terminal, and pushes
 * rules that change in their folder. It ends when the time is over, when all files are played, when it is stopped, or
 * when the job or the reader cannot continue.
 */
final class Session {
    private static final long TERMINAL_TICK_MILLIS = 1_000;
    private static final long FILE_TICK_MILLIS = 5_000;
    private static final long DRAIN_TICK_MILLIS = 500;
    private static final int PATIENCE_TICKS = 6;

    /**
     * The parts of a session.
     *
     * @param rules pushes the rules of a folder; empty if they are pushed by other means
     */
    record Parts(Job job, Reader reader, InFlight inFlight, Optional<RulePusher> rules) {}

    private final Console console;
    private final Stop stop;
    private final Parts parts;

    Session(Console console, Stop stop, Parts parts) {
        this.console = console;
        this.stop = stop;
        this.parts = parts;
    }

    /** Plays, and returns a summary. */
    Summary play(OpenLoop load, LoadProgress progress, EndCondition ending) throws IOException, InterruptedException {
        FutureTask<@Nullable Void> sending = new FutureTask<>(load);
        new Thread(sending, "sandbox-traffic").start();
        try {
            while (goesOn() && !(ending.whenPlayed() && sending.isDone()) && !isOver(progress, ending)) {
                console.live(Sentences.of(progress.look()));
            }
        } finally {
            load.stop();
            ended(sending);
        }
        drain(progress);
        console.endLive();
        return progress.summary();
    }

    private boolean isOver(LoadProgress progress, EndCondition ending) throws InterruptedException {
        long tickMillis = console.isTerminal() ? TERMINAL_TICK_MILLIS : FILE_TICK_MILLIS;
        long leftMillis = ending.leftMillis(progress.ran());
        if (leftMillis <= 0 || stop.awaitWish(Math.min(leftMillis, tickMillis))) {
            return true;
        }
        pushChangedRules();
        return false;
    }

    /** Waits for decisions in flight, as long as some still arrive; not for long if it was stopped. */
    private void drain(LoadProgress progress) throws InterruptedException {
        int before = Integer.MAX_VALUE;
        int waiting = parts.inFlight().awaitNone(DRAIN_TICK_MILLIS);
        int ticksLeft = PATIENCE_TICKS;
        while (waiting > 0 && ticksLeft > 0 && goesOn()) {
            console.live(Sentences.of(progress.look()));
            boolean patient = waiting < before && !stop.awaitWish(0);
            ticksLeft = patient ? PATIENCE_TICKS : ticksLeft - 1;
            before = waiting;
            waiting = parts.inFlight().awaitNone(DRAIN_TICK_MILLIS);
        }
    }

    private boolean goesOn() {
        return parts.job().failure().isEmpty() && parts.reader().isReading();
    }

    private void pushChangedRules() throws InterruptedException {
        try {
            Set<String> changed =
                    parts.rules().isPresent() ? parts.rules().get().push() : Set.of();
            parts.rules()
                    .ifPresent(rules -> rules.errors()
                            .forEach(error -> console.print(error.lines().toList())));
            changed.forEach(name -> console.print(
                    name.startsWith(RuleAnswer.LIST)
                            ? "list pushed   " + name.substring(RuleAnswer.LIST.length())
                            : "rule pushed   " + name));
        } catch (IOException e) {
            console.print("rules not pushed: " + e.getMessage());
        }
    }

    private static void ended(FutureTask<@Nullable Void> sending) throws IOException, InterruptedException {
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot send events: " + e.getCause(), e.getCause());
        }
    }
}
