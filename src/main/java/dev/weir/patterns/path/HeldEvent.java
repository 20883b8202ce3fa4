package dev.weir.patterns.path;

import dev.weir.events.Event;

/**
 * An event that open matches hold, one object however many of them do. Ordered by event time, those of one time by the order
 * in which they were first taken.
 */
public final class HeldEvent implements Comparable<HeldEvent> {
    private final Event event;
    private final long epoch;
    private final long order;

    /**
     * Held from now on.
     *
     * @param epoch that the event was stamped with
     * @param order higher than that of any event of its time which is held
     */
    public HeldEvent(Event event, long epoch, long order) {
        this.event = event;
        this.epoch = epoch;
        this.order = order;
    }

    /** The event. */
    public Event event() {
        return event;
    }

    /** The epoch that it was stamped with. */
    public long epoch() {
        return epoch;
    }

    long order() {
        return order;
    }

    /** Its event time. */
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
