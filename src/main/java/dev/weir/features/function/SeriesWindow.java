package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;

/**
 * The window of a series as seen by aggregates: the questions that a series may be asked, whatever it stores. A series
 * answers only what the functions of its {@link AggregateFunction#kind} ask. For use by one thread, for one answer.
 */
public interface SeriesWindow {
    /** So many entries are looked at where an aggregate needs each of them. */
    int NEWEST = 4_096;

    /** Sees runs of entries. */
    interface Visitor {
        /** Sees the entries from one index (inclusive) to another (exclusive). */
        void visit(Entries entries, int from, int to);
    }

    /** Adds everything inside the window to an accumulator. */
    default Value aggregate(Accumulator into) {
        throw unanswered();
    }

    /** Returns the value of the latest event, absent if there is none. */
    default Value last() {
        throw unanswered();
    }

    /** Returns the value of the earliest event, absent if there is none. */
    default Value first() {
        throw unanswered();
    }

    /** Returns how many milliseconds before the end the latest event is, absent if there is none. */
    default Value since() {
        throw unanswered();
    }

    /** Shows the newest entries inside, run by run, the newest run first; {@value #NEWEST} at most. */
    default void newest(Visitor visitor) {
        throw unanswered();
    }

    /** Returns the number of distinct values inside. */
    default Value distinct() {
        throw unanswered();
    }

    /** Returns the median, with an even number of values the mean of the middle two; absent if there is none. */
    default Value median() {
        throw unanswered();
    }

    /** Returns the smallest number such that this percentage of all are no greater; absent if there is none. */
    default Value percentile(double rank) {
        throw unanswered();
    }

    /** Returns the exception for an aggregate that declares one kind of series and asks another. */
    private static IllegalStateException unanswered() {
        return new IllegalStateException("this kind of series does not answer what the aggregate asks");
    }
}
