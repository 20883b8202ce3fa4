package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesDefinition;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.EventCount;
import dev.weir.features.function.SeriesWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of one series at one key: mutable, owned by one thread, and a function of what arrived in which order,
 * never of a clock.
 */
public abstract sealed class Series permits EventSeries, DistinctSeries, QuantileSeries, EarliestSeries {

    /** The time of the latest event if there is none: before every time. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Returns an empty series. */
    public static Series of(SeriesDefinition definition) {
        SeriesKind kind = definition.kind();
        return switch (kind) {
            case TIMES, NUMBERS, VALUES -> new EventSeries(kind);
            case DISTINCT ->
                new DistinctSeries(definition.window().orElseThrow().longestMillis());
            case QUANTILES ->
                new QuantileSeries(definition.window().orElseThrow().longestMillis());
            case EARLIEST -> new EarliestSeries();
        };
    }

    /** Returns what it stores of each event. */
    public abstract SeriesKind kind();

    /**
     * Adds an event, and forgets what {@code retention} does not need. Events may arrive in any order. An absent value,
     * and a number that is not finite, do not count as events.
     *
     * @return whether the state changed
     * @throws IllegalArgumentException if the kind does not store values of this type
     */
    public abstract boolean add(long timestampMillis, Value value, Retention retention, SegmentStore store);

    /**
     * Returns the aggregate over the events of the window that ends at {@code atMillis}. To exclude
     * the current event ({@link AggregateFunction#canCountCurrent}) call this before adding it.
     *
     * @return {@link Value.Int} for count, distinct and since, {@link Value.Real} for the aggregates of numbers, the
     *     value itself for last and first, a list for a window in several parts; if there are no events 0 for count, sum and distinct, and absent for the
     *     others
     * @throws IllegalArgumentException if the function needs another kind of series
     */
    public final Value evaluate(AggregateFunction function, TimeWindow window, long atMillis, SegmentStore store) {
        if (!kind().answers(function.kind())) {
            throw new IllegalArgumentException("a series of " + kind() + " does not answer " + function.key());
        }
        return window.parts() == 1
                ? function.evaluate(window(window, atMillis, store))
                : new Value.Items(parts(function, window, atMillis, store));
    }

    /** Returns how many events are in a window that ends at a time; absent if single events are not kept. */
    public final Value count(TimeWindow window, long atMillis, SegmentStore store) {
        return this instanceof EventSeries && window.parts() == 1
                ? new EventCount().evaluate(window(window, atMillis, store))
                : Value.absent();
    }

    /**
     * Returns how many entries of a window are kept where they are not single events: of distinct values each with the
     * times that matter, of quantiles the numbers, in sketches too, of the earliest event one; absent of other series.
     */
    public abstract Value entries(TimeWindow window, long atMillis);

    /** Returns the value of each part of a window, the latest first. */
    private List<Value> parts(AggregateFunction function, TimeWindow window, long atMillis, SegmentStore store) {
        List<Value> values = new ArrayList<>(window.parts());
        TimeWindow part = window.part();
        long endMillis = window.endMillis(atMillis);
        for (int i = 0; i < window.parts(); i++) {
            values.add(function.evaluate(window(part, endMillis, store)));
            endMillis = part.startMillis(endMillis);
        }
        return values;
    }

    /**
     * Reads what the next event will touch, so that the memory is in a cache by then; the result has no meaning.
     *
     * @param depth how many reads lead to what is read, from 0
     */
    public long touch(int depth) {
        return depth == 0 ? latestMillis() : 0;
    }

    /** Forgets everything, including its segments. */
    public abstract void clear(SegmentStore store);

    /** Returns whether it has no events. */
    public abstract boolean isEmpty();

    /** Returns whether it keeps an event of this time or an earlier one: if not, one of this time was forgotten at once. */
    public abstract boolean reaches(long timestampMillis);

    /** Returns the time of the latest event that ever arrived, {@link #NEVER} if there was none. */
    public abstract long latestMillis();

    /** Returns a window as seen by the functions of its kind. */
    abstract SeriesWindow window(TimeWindow window, long atMillis, SegmentStore store);
}
