package dev.weir.sandbox;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * From the first event to the last: events go out, decisions come in, the terminal follows, and rules that change in their
 * folder are pushed. Ends when the time is over, when all files are played, when somebody wishes it, or when the job or
 * the reader cannot go on.
 */
final class Session {
    private static final long TERMINAL_TICK_MILLIS = 1_000;
    private static final long FILE_TICK_MILLIS = 5_000;
    private static final long DRAIN_TICK_MILLIS = 500;
    private static final int PATIENCE_TICKS = 10;

    private final Console console;
    private final Stop stop;
    private final Job job;
    private final Reader reader;
    private final Optional<RulePusher> rules;

    Session(Console console, Stop stop, Job job, Reader reader, Optional<RulePusher> rules) {
        this.console = console;
        this.stop = stop;
        this.job = job;
        this.reader = reader;
        this.rules = rules;
    }

    /** Plays, and says what came of it. */
    Summary play(OpenLoop load, Progress progress, Ending ending) throws IOException, InterruptedException {
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

    private boolean isOver(Progress progress, Ending ending) throws InterruptedException {
        long tickMillis = console.isTerminal() ? TERMINAL_TICK_MILLIS : FILE_TICK_MILLIS;
        long leftMillis = ending.leftMillis(progress.ran());
        if (leftMillis <= 0 || stop.awaitWish(Math.min(leftMillis, tickMillis))) {
            return true;
        }
        pushChangedRules();
        return false;
    }

    /** Waits for the decisions that are under way, as long as some still come. */
    private void drain(Progress progress) throws InterruptedException {
        long waiting = progress.look().waiting();
        int ticksLeft = PATIENCE_TICKS;
        while (waiting > 0 && ticksLeft > 0 && goesOn() && !stop.awaitWish(DRAIN_TICK_MILLIS)) {
            Pace pace = progress.look();
            console.live(Sentences.of(pace));
            ticksLeft = pace.waiting() < waiting ? PATIENCE_TICKS : ticksLeft - 1;
            waiting = pace.waiting();
        }
    }

    private boolean goesOn() {
        return job.failure().isEmpty() && reader.isReading();
    }

    private void pushChangedRules() throws InterruptedException {
        try {
            Set<String> changed = rules.isPresent() ? rules.get().push() : Set.of();
            changed.forEach(rule -> console.print("rule pushed   " + rule));
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
