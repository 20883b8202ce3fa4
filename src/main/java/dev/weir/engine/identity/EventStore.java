package dev.weir.engine.identity;

import dev.weir.events.Event;
import org.jspecify.annotations.Nullable;

/** The events of one session that wait for a link, apart from its state so that only those needed are read. */
public interface EventStore {
    /** Stores an event. */
    void put(long id, Event event);

    /** Removes an event and returns it, null if there is none. */
    @Nullable
    Event take(long id);

    /** Removes an event. */
    void remove(long id);
}
