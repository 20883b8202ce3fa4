package dev.weir.rules;

import dev.weir.events.Event;

/**
 * An event as expressions see it. What it cost to make is paid once if every rule that is asked about the event is given
 * the same view. For use by one thread.
 */
public final class EventView {
    private final Event event;

    /** Of this event. */
    public EventView(Event event) {
        this.event = event;
    }

    /** The event. */
    public Event event() {
        return event;
    }
}
