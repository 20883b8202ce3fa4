package dev.weir.sandbox.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.MeasuredModel;
import dev.weir.io.record.RuleAnswer;
import dev.weir.sandbox.kafka.Reader;
import dev.weir.sandbox.load.InFlight;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Receives the results of the job: counts them, and shows what people want to see. */
public final class ResultMonitor implements Reader.Listener {
    private final Console console;
    private final InFlight inFlight;
    private final Tally tally;
    private final Predicate<DecisionSeen> watched;
    private final DecisionSampler sampler = new DecisionSampler();
    private final DecisionSampler samplerOfWatched = new DecisionSampler();
    private final Set<String> unanswered = new HashSet<>();

    /** Creates a monitor that counts the results of the events in flight, and shows them on this console. */
    public ResultMonitor(Console console, InFlight inFlight, Tally tally) {
        this(console, inFlight, tally, decision -> false);
    }

    /**
     * Creates a monitor as above.
     *
     * @param watched decisions that somebody waits for: one is shown even in a second that has many others
     */
    public ResultMonitor(Console console, InFlight inFlight, Tally tally, Predicate<DecisionSeen> watched) {
        this.console = console;
        this.watched = watched;
        this.inFlight = inFlight;
        this.tally = tally;
    }

    @Override
    public void decided(DecisionSeen decision, long readNanos) {
        tally.add(decision);
        if (decision.isAwaited()) {
            inFlight.decided(decision.triggerId()).ifPresent(due -> tally.addLatency(readNanos - due));
        }
        DecisionSampler all = watched.test(decision) ? samplerOfWatched : sampler;
        if (all.falls(decision, readNanos)) {
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

    @Override
    public void published(String model, JsonNode document) {
        MeasuredModel.of(document)
                .ifPresent(measured -> tally.measured(document.path("model").asText(model), measured));
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
