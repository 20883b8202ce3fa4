package dev.weir.patterns.path;

import dev.weir.events.Event;

/**
 * An event held by open matches, one object however many matches hold it. Ordered by event time, and for the same time
 * by the order in which they were first taken.
 */
public final class HeldEvent implements Comparable<HeldEvent> {
    private final Event event;
    private final long epoch;
    private final long order;

    /**
     * Creates an event that is held from now on.
     *
     * @param epoch the epoch stamped on the event
     * @param order higher than that of any held event with the same time
     */
    public HeldEvent(Event event, long epoch, long order) {
        this.event = event;
        this.epoch = epoch;
        this.order = order;
    }

    /** Returns the event. */
    public Event event() {
        return event;
    }

    /** Returns the epoch stamped on it. */
    public long epoch() {
        return epoch;
    }

    long order() {
        return order;
    }

    /** Returns its event time. */
    public long timestampMillis() {
        return event.timestampMillis();
    }

    @Override
    public int compareTo(HeldEvent other) {
        int byTime = Long.compare(timestampMillis(), other.timestampMillis());
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
