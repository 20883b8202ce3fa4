package dev.weir.engine.train;

import dev.weir.engine.score.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Joins examples with labels, by the id of the transaction. The state of a transaction is handed in; the time is the
 * watermark, so that labels come out in the order of their own times.
 *
 * <p>What becomes of a label:
 *
 * <ul>
 *   <li>It comes out once the watermark reaches its time, with each example of its transaction.
 *   <li>If its time has passed when it arrives, it comes out at once: it is learned next.
 *   <li>If it arrives before the example, it waits for it until the horizon is over.
 *   <li>If it says what the last one said, or is older than that, it does not come out again.
 *   <li>If it says the opposite, it comes out once more, as a correction: a learner cannot take back what it learned.
 *   <li>Of two at the same time the later one to arrive counts.
 * </ul>
 *
 * <p>Size of a transaction: at most {@value #MOST_MODELS} examples and {@value #MOST_LABELS} labels. What an
 * example takes at most says {@link #bytes}.
 */
public final class ExampleKeeper {
    /** The largest number of models of which one transaction keeps an example. */
    public static final int MOST_MODELS = 64;
    /** The largest number of labels of one transaction that wait for their time or their example. */
    public static final int MOST_LABELS = 8;

    private static final int OTHER_BYTES = 60;
    private static final int BYTES_OF_INPUT = 9;

    private final long horizonMillis;

    /**
     * Creates a keeper.
     *
     * @param horizonMillis how long an example waits for a label, from the event time of its transaction; and a label
     *     for an example, from its own; more than 0
     */
    public ExampleKeeper(long horizonMillis) {
        if (horizonMillis <= 0) {
            throw new IllegalArgumentException("an example waits longer than " + horizonMillis + " ms");
        }
        this.horizonMillis = horizonMillis;
    }

    /** Returns the most bytes that an example takes while it waits. */
    public static long bytes(Example example) {
        return OTHER_BYTES
                + example.model().length()
                + example.structure().length()
                + example.transactionId().length()
                + example.subject().length()
                + (long) BYTES_OF_INPUT * example.inputs().length;
    }

    /** Returns whether an example would be kept: it is the first of its model, its time is not over, and there is room. */
    public boolean takes(Example example, WaitingExamples state, long watermarkMillis) {
        return state.waiting() < MOST_MODELS
                && end(example.eventMillis()) > watermarkMillis
                && state.examples().stream().noneMatch(known -> known.model().equals(example.model()));
    }

    /** Keeps an example that {@link #takes} accepts; returns it with the labels that were there before it. */
    public List<LabelledExample> receive(Example example, WaitingExamples state, long watermarkMillis) {
        List<LabelledExample> out = new ArrayList<>();
        state.examples().add(example);
        state.keepUntil(end(example.eventMillis()));
        state.said() // to the examples of other models
                .ifPresent(said -> out.add(new LabelledExample(example, said.atMillis(), said.positive(), false)));
        out.addAll(due(state, watermarkMillis));
        return out;
    }

    /** Takes a label in; returns what it completes at once because its time has passed. */
    public List<LabelledExample> receive(TrainingLabel label, WaitingExamples state, long watermarkMillis) {
        if (state.labels().size() >= MOST_LABELS && !state.labels().containsKey(label.labelMillis())) {
            state.labels().pollFirstEntry(); // the later ones count
        }
        state.labels().put(label.labelMillis(), label.positive());
        if (state.examples().isEmpty()) {
            state.keepUntil(end(label.labelMillis()));
        }
        return due(state, watermarkMillis);
    }

    /** Returns what the passing of time completes; forgets what has waited for too long. */
    public List<LabelledExample> pass(WaitingExamples state, long watermarkMillis) {
        List<LabelledExample> out = due(state, watermarkMillis);
        if (watermarkMillis >= state.untilMillis()) {
            state.clear();
        }
        return out;
    }

    /** Returns when a timer has to be set that is not set yet; to be called after each change. */
    public OptionalLong claimTimer(WaitingExamples state, long watermarkMillis) {
        if (state.timerMillis() <= watermarkMillis) {
            state.timerIs(WaitingExamples.NO_TIMER);
        }
        if (state.isEmpty()) {
            return OptionalLong.empty();
        }
        long nextMillis = state.untilMillis();
        if (!state.examples().isEmpty() && !state.labels().isEmpty()) {
            nextMillis = Math.min(nextMillis, state.labels().firstKey());
        }
        if (nextMillis >= state.timerMillis()) {
            return OptionalLong.empty();
        }
        state.timerIs(nextMillis);
        return OptionalLong.of(nextMillis);
    }

    private List<LabelledExample> due(WaitingExamples state, long watermarkMillis) {
        List<LabelledExample> out = new ArrayList<>();
        while (!state.examples().isEmpty()
                && !state.labels().isEmpty()
                && state.labels().firstKey() <= watermarkMillis) {
            Map.Entry<Long, Boolean> label = state.labels().pollFirstEntry();
            Optional<WaitingExamples.Said> said = state.said();
            if (said.isPresent() && label.getKey() < said.get().atMillis()) {
                continue; // a later one is known
            }
            boolean corrects = said.isPresent() && said.get().positive() != label.getValue();
            if (said.isEmpty() || corrects) {
                for (Example example : state.examples()) {
                    out.add(new LabelledExample(example, label.getKey(), label.getValue(), corrects));
                }
            }
            state.say(label.getKey(), label.getValue());
        }
        return out;
    }

    private long end(long millis) {
        return millis + Math.min(horizonMillis, Long.MAX_VALUE - Math.max(millis, 0));
    }
}
