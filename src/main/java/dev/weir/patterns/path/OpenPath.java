package dev.weir.patterns.path;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An open match: where it stands, and what it took. Immutable. One that took nothing waits for a first event.
 */
final class OpenPath {
    /** By first event; what waits for one comes last. Of equal ones a heap has its way, which is Flink's. */
    static final Comparator<OpenPath> OLDEST_FIRST = OpenPath::compare;

    private final int state;
    private final @Nullable HeldEvent first;
    private final @Nullable Taken last;
    private final int forks;

    /**
     * Stands in a state.
     *
     * @param first event, null if there is none yet
     * @param last that was taken, null with {@code first}
     * @param forks how many digits Flink's version number of the match has: {@link PathRoom} measures by it
     */
    OpenPath(int state, @Nullable HeldEvent first, @Nullable Taken last, int forks) {
        this.state = state;
        this.first = first;
        this.last = last;
        this.forks = forks;
    }

    /** The same match in another state. */
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

    /** Of one that is open. */
    HeldEvent first() {
        if (first == null) {
            throw new IllegalStateException("a match that has not begun has no first event");
        }
        return first;
    }

    /** What was taken last; null if nothing was. */
    @Nullable
    Taken lastTaken() {
        return last;
    }

    /** Of one that is open. */
    Taken last() {
        if (last == null) {
            throw new IllegalStateException("a match that has not begun has no last event");
        }
        return last;
    }

    private static int compare(OpenPath one, OpenPath other) {
        if (one.first == null || other.first == null) {
            return Boolean.compare(one.first == null, other.first == null);
        }
        return one.first.compareTo(other.first);
    }
}
