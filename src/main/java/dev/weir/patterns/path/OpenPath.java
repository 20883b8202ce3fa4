package dev.weir.patterns.path;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** An open match: its state, and the events it took. Immutable. A match without events waits for a first event. */
final class OpenPath {
    /**
     * The order by first event; matches that wait for one come last. Equal ones are ordered by the heap, as in Flink.
     */
    static final Comparator<OpenPath> OLDEST_FIRST = OpenPath::compare;

    private final int state;
    private final @Nullable HeldEvent first;
    /** The time of the first event, beside what is compared anyway; {@code Long.MAX_VALUE} if there is none. */
    private final long firstMillis;

    private final @Nullable TakenEvent last;
    private final int forks;

    /**
     * Creates a match in a state.
     *
     * @param first its first event, null if there is none yet
     * @param last the last event that it took, null together with {@code first}
     * @param forks the number of digits of Flink's version number of the match, by which {@link OpenPathLimits} measures
     */
    OpenPath(int state, @Nullable HeldEvent first, @Nullable TakenEvent last, int forks) {
        this.state = state;
        this.first = first;
        this.firstMillis = first == null ? Long.MAX_VALUE : first.timestampMillis();
        this.last = last;
        this.forks = forks;
    }

    /** Returns the same match in another state. */
    OpenPath standing(int next, int nextForks) {
        return next == state && nextForks == forks ? this : new OpenPath(next, first, last, nextForks);
    }

    int state() {
        return state;
    }

    int forks() {
        return forks;
    }

    boolean isOpen() {
        return first != null;
    }

    /** Returns the first event of an open match. */
    HeldEvent first() {
        if (first == null) {
            throw new IllegalStateException("a match that has not begun has no first event");
        }
        return first;
    }

    /** Returns the time of the first event of an open match. */
    long firstMillis() {
        return firstMillis;
    }

    /** Returns the last event taken; null if there is none. */
    @Nullable
    TakenEvent lastTaken() {
        return last;
    }

    /** Returns the last event taken by an open match. */
    TakenEvent last() {
        if (last == null) {
            throw new IllegalStateException("a match that has not begun has no last event");
        }
        return last;
    }

    private static int compare(OpenPath one, OpenPath other) {
        if (one.first == null || other.first == null) {
            return Boolean.compare(one.first == null, other.first == null);
        }
        int byTime = Long.compare(one.firstMillis, other.firstMillis);
        return byTime != 0 ? byTime : one.first.compareTo(other.first);
    }
}
