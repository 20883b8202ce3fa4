package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesDefinition;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.SeriesWindow;

/**
 * The memory of one series under one key: mutable, owned by one thread, a function of what arrived and in which order,
 * never of a clock.
 */
public abstract sealed class Series permits EventSeries, DistinctSeries, QuantileSeries {

    /** What happened when nothing has: before every time. */
    public static final long NEVER = Long.MIN_VALUE;

    /** A series that nothing has arrived at. */
    public static Series of(SeriesDefinition definition) {
        SeriesKind kind = definition.kind();
        return switch (kind) {
            case TIMES, NUMBERS, VALUES -> new EventSeries(kind);
            case DISTINCT -> new DistinctSeries(definition.windowMillis());
            case QUANTILES -> new QuantileSeries(definition.windowMillis());
        };
    }

    /** What it keeps of each event. */
    public abstract SeriesKind kind();

    /**
     * Takes in an event, and forgets what {@code retention} has no use for. Events may arrive in any order. An absent value
     * and a number that is not finite count as no event.
     *
     * @return whether the state changed
     * @throws IllegalArgumentException if the value is of a type that the kind does not keep
     */
    public abstract boolean add(long timestampMillis, Value value, Retention retention, SegmentStore store);

    /**
     * The aggregate over the events with {@code atMillis - windowMillis < timestamp <= atMillis}. For the event itself to
     * be left out ({@link AggregateFunction#canCountCurrent}) ask before adding it.
     *
     * @return {@link Value.Int} for count, distinct and since, {@link Value.Real} for the aggregates of numbers, the value
     *     itself for last and first; over no events 0 for count, sum and distinct, and absent for the others
     * @throws IllegalArgumentException if its kind is not the one that the function asks for
     */
    public final Value evaluate(AggregateFunction function, long windowMillis, long atMillis, SegmentStore store) {
        if (function.kind() != kind()) {
            throw new IllegalArgumentException("a series of " + kind() + " does not answer " + function.key());
        }
        return function.evaluate(window(windowMillis, atMillis, store));
    }

    /** Forgets everything, its segments too. */
    public abstract void clear(SegmentStore store);

    /** Whether it holds no event. */
    public abstract boolean isEmpty();

    /** The time of the latest event that ever arrived, {@link #NEVER} if none did. */
    public abstract long latestMillis();

    /** What the functions of its kind see of it. */
    abstract SeriesWindow window(long windowMillis, long atMillis, SegmentStore store);
}
