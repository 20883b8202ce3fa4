package dev.weir.engine.train;

import dev.weir.engine.score.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is kept of one transaction for those who learn from it: an example for each model, labels whose time has not
 * come, and the last label that was passed on. Only {@link ExampleKeeper} changes it.
 *
 * <p>Size: see {@link ExampleKeeper}.
 */
public final class WaitingExamples {
    /** The time of a timer that is not set. */
    static final long NO_TIMER = Long.MAX_VALUE;

    private final List<Example> examples;
    private final NavigableMap<Long, Boolean> labels;
    private Optional<Said> said;
    private long untilMillis;
    private long timerMillis;

    /**
     * A label that was passed on.
     *
     * @param atMillis its event time
     */
    record Said(long atMillis, boolean positive) {}

    /** Creates the state of a transaction that nothing is known of. */
    public WaitingExamples() {
        this(new ArrayList<>(), new TreeMap<>(), Optional.empty(), Long.MIN_VALUE, NO_TIMER);
    }

    WaitingExamples(
            List<Example> examples,
            NavigableMap<Long, Boolean> labels,
            Optional<Said> said,
            long untilMillis,
            long timerMillis) {
        this.examples = examples;
        this.labels = labels;
        this.said = said;
        this.untilMillis = untilMillis;
        this.timerMillis = timerMillis;
    }

    /** Returns the examples, one for each model; can be modified. */
    public List<Example> examples() {
        return examples;
    }

    /** Returns the labels that were not passed on, by their event time; can be modified. */
    NavigableMap<Long, Boolean> labels() {
        return labels;
    }

    /** Returns the last label that was passed on, if one was. */
    Optional<Said> said() {
        return said;
    }

    void say(long atMillis, boolean positive) {
        said = Optional.of(new Said(atMillis, positive));
    }

    /** Returns until when this is kept, in event time. */
    long untilMillis() {
        return untilMillis;
    }

    void keepUntil(long millis) {
        untilMillis = Math.max(untilMillis, millis);
    }

    /** Returns for when the earliest timer is set that has not gone off. */
    long timerMillis() {
        return timerMillis;
    }

    void timerIs(long millis) {
        timerMillis = millis;
    }

    /** Returns the number of examples. */
    public int waiting() {
        return examples.size();
    }

    /** Returns whether nothing is kept. */
    public boolean isEmpty() {
        return examples.isEmpty() && labels.isEmpty();
    }

    void clear() {
        examples.clear();
        labels.clear();
    }
}
