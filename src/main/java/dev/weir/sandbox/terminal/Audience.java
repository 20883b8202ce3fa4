package dev.weir.sandbox.terminal;

import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.RuleAnswer;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.load.InFlight;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Hears what the job says: counts it, and shows what a person wants to see. */
public final class Audience implements Reader.Listener {
    private final Console console;
    private final InFlight inFlight;
    private final Tally tally;
    private final Spotlight spotlight = new Spotlight();
    private final Set<String> unanswered = new HashSet<>();

    /** Creates an audience that shows on this console what comes of the events in flight, and counts it. */
    public Audience(Console console, InFlight inFlight, Tally tally) {
        this.console = console;
        this.inFlight = inFlight;
        this.tally = tally;
    }

    @Override
    public void decided(DecisionSeen decision, long readNanos) {
        tally.add(decision);
        if (decision.isAwaited()) {
            inFlight.decided(decision.triggerId()).ifPresent(due -> tally.addLatency(readNanos - due));
        }
        if (spotlight.falls(decision, readNanos)) {
            console.print(decision.sentence());
        }
    }

    @Override
    public void answered(RuleAnswer answer) {
        console.print(answer.sentences());
        synchronized (unanswered) {
            unanswered.remove(answer.rule());
            unanswered.notifyAll();
        }
    }

    /** Expects an answer to each of these rules; to be called before the job starts. */
    public void expect(Set<String> rules) {
        synchronized (unanswered) {
            unanswered.addAll(rules);
        }
    }

    /**
     * Waits for the answers.
     *
     * @return the rules that have none yet
     */
    public Set<String> awaitAnswers(long atMostMillis) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMillis);
        synchronized (unanswered) {
            long leftNanos = endNanos - System.nanoTime();
            while (!unanswered.isEmpty() && leftNanos > 0) {
                TimeUnit.NANOSECONDS.timedWait(unanswered, leftNanos);
                leftNanos = endNanos - System.nanoTime();
            }
            return Set.copyOf(unanswered);
        }
    }
}
