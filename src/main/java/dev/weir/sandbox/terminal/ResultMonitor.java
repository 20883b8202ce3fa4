package dev.weir.sandbox.terminal;

import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.RuleAnswer;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.load.InFlight;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Receives the results of the job: counts them, and shows what people want to see. */
public final class ResultMonitor implements Reader.Listener {
    private final Console console;
    private final InFlight inFlight;
    private final Tally tally;
    private final DecisionSampler sampler = new DecisionSampler();
    private final Set<String> unanswered = new HashSet<>();

    /** Creates a monitor that counts the results of the events in flight, and shows them on this console. */
    public ResultMonitor(Console console, InFlight inFlight, Tally tally) {
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
        if (sampler.falls(decision, readNanos)) {
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

    /** Expects an answer about each of these rules; has to be called before the job starts. */
    public void expect(Set<String> rules) {
        synchronized (unanswered) {
            unanswered.addAll(rules);
        }
    }

    /**
     * Waits for the answers.
     *
     * @return the rules without an answer
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
