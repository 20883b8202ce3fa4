package dev.weir.patterns.path;

import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The matches that are skipped by those that stand. A query takes the same time, however many stand.
 *
 * @param <E> events, equal if they are the same, ordered by time
 */
public final class Skipped<E extends Comparable<E>> {
    private final AfterMatch way;
    private final Set<E> begun = new HashSet<>();
    private final Set<E> taken = new HashSet<>();
    private @Nullable E target;
    private @Nullable E last;
    private long firstMillis = Long.MAX_VALUE;

    /** Creates a state in which no match is complete, so that nothing is skipped. */
    public Skipped(AfterMatch way) {
        this.way = way;
    }

    /**
     * A match that stands.
     *
     * @param began its first event
     * @param tookLast the last event that it took
     * @param firstMillis the time of its earliest event
     * @param latest its latest event
     * @param to the event to which others are skipped; null if the match has none, or the way of skipping uses none
     */
    public record Standing<E extends Comparable<E>>(
            E began,
            E tookLast,
            long firstMillis,
            E latest,
            @Nullable E to) {}

    /** Adds a match that stands. */
    public void add(Standing<E> match) {
        begun.add(match.began());
        taken.add(match.tookLast());
        firstMillis = Math.min(firstMillis, match.firstMillis());
        last = later(last, match.latest());
        E to = match.to();
        target = to == null ? target : later(target, to);
    }

    private static <E extends Comparable<E>> E later(@Nullable E one, E other) {
        return one == null || other.compareTo(one) > 0 ? other : one;
    }

    /** Returns whether no match stands. */
    public boolean isNothing() {
        return begun.isEmpty();
    }

    /**
     * Returns whether a match that stands skips this one.
     *
     * @param began its first event
     * @param tookLast the last event that it took
     */
    public boolean holds(E began, E tookLast) {
        if (way instanceof AfterMatch.SkipToNext) {
            return begun.contains(began);
        }
        if (way instanceof AfterMatch.SkipPastLastEvent) {
            return last != null && (began.compareTo(last) <= 0 || taken.contains(tookLast));
        }
        return target != null && began.compareTo(target) < 0;
    }

    /**
     * Returns whether all that stand began no earlier than a time, so that matches that were over by then overlap none.
     */
    public boolean beginsAt(long timeMillis) {
        return timeMillis <= firstMillis;
    }
}
