package dev.weir.features.function;

import dev.weir.events.Value;

/**
 * The window of a series, as the aggregates see it: what a series may be asked, whatever it keeps. A series answers what
 * the functions of its {@link AggregateFunction#kind} ask, and nothing else. Used by one thread, for one answer.
 */
public interface SeriesWindow {

    /** Lets an accumulator take in all that lies inside. */
    default Value aggregate(Accumulator into) {
        throw unanswered();
    }

    /** The value at the latest event, absent if there is none. */
    default Value last() {
        throw unanswered();
    }

    /** The value at the earliest event, absent if there is none. */
    default Value first() {
        throw unanswered();
    }

    /** How many milliseconds before the end the latest event lies, absent if there is none. */
    default Value since() {
        throw unanswered();
    }

    /** How many different values lie inside. */
    default Value distinct() {
        throw unanswered();
    }

    /** The number in the middle, of two in the middle their mean; absent if there is none. */
    default Value median() {
        throw unanswered();
    }

    /** The least number that so many percent of all are no greater than; absent if there is none. */
    default Value percentile(double rank) {
        throw unanswered();
    }

    /** What an aggregate meets that names one kind of series and asks another. */
    private static IllegalStateException unanswered() {
        return new IllegalStateException("this kind of series does not answer what the aggregate asks");
    }
}
