package dev.weir.engine.identity;

import dev.weir.events.Event;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of one session on the heap, where there is no cluster. For use by one thread. */
public final class HeapEvents implements EventStore {
    private final Map<Long, Event> events = new HashMap<>();

    /** Creates the store of a new session. */
    public HeapEvents() {}

    @Override
    public void put(long id, Event event) {
        events.put(id, event);
    }

    @Override
    public @Nullable Event take(long id) {
        return events.remove(id);
    }

    @Override
    public void remove(long id) {
        events.remove(id);
    }
}
