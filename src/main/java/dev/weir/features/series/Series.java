package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.definition.Form;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesDefinition;
import dev.weir.features.definition.SeriesKind;

/**
 * The memory of one series under one key: mutable, owned by one thread, a function of what arrived and in which order,
 * never of a clock.
 */
public sealed interface Series permits EventSeries, DistinctSeries {

    /** What happened when nothing has: before every time. */
    long NEVER = Long.MIN_VALUE;

    /** A series that nothing has arrived at. */
    static Series of(SeriesDefinition definition) {
        return definition.kind() == SeriesKind.DISTINCT
                ? new DistinctSeries(definition.windowMillis())
                : new EventSeries(definition.kind());
    }

    /** What it keeps of each event. */
    SeriesKind kind();

    /**
     * Takes in an event, and forgets what {@code retention} has no use for. Events may arrive in any order. An absent value
     * and a number that is not finite count as no event.
     *
     * @return whether the state changed
     * @throws IllegalArgumentException if the value is of a type that the kind does not keep
     */
    boolean add(long timestampMillis, Value value, Retention retention, SegmentStore store);

    /**
     * The aggregate over the events with {@code atMillis - windowMillis < timestamp <= atMillis}. For the event itself to
     * be left out ({@link Form#SINCE} wants that) ask before adding it.
     *
     * @return {@link Value.Int} for count, distinct and since, {@link Value.Real} for the aggregates of numbers, the value
     *     itself for last and first; over no events 0 for count, sum and distinct, and absent for the others
     * @throws IllegalArgumentException if the kind does not answer the form
     */
    Value evaluate(Form form, long windowMillis, long atMillis, SegmentStore store);

    /**
     * Forgets what no event from {@code nowMillis} on can ask for, with the allowance for late ones; for keys that see no
     * more events.
     *
     * @return whether the state changed
     */
    boolean prune(long nowMillis, Retention retention, SegmentStore store);

    /** Forgets everything, its segments too. */
    void clear(SegmentStore store);

    /** Whether it holds no event. */
    boolean isEmpty();

    /** The time of the latest event that ever arrived, {@link #NEVER} if none did. */
    long latestMillis();

    /** From this time on {@link #prune} leaves nothing; {@link #NEVER} if it is empty. */
    default long expiresMillis(Retention retention) {
        if (isEmpty()) {
            return NEVER;
        }
        return Retention.plus(
                latestMillis(),
                Retention.plus(retention.windowMillis(), retention.limits().lateMillis()));
    }
}
