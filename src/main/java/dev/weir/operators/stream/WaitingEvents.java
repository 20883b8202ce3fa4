package dev.weir.operators.stream;

import dev.weir.engine.identity.EventStore;
import dev.weir.events.Event;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** The events of the current session that wait for a link, each in an entry of its own. */
final class WaitingEvents implements EventStore {
    private final MapState<Long, Event> events;

    WaitingEvents(MapState<Long, Event> events) {
        this.events = events;
    }

    @Override
    public void put(long id, Event event) {
        try {
            events.put(id, event);
        } catch (Exception e) {
            throw failed(e);
        }
    }

    @Override
    public @Nullable Event take(long id) {
        try {
            Event event = events.get(id);
            events.remove(id);
            return event;
        } catch (Exception e) {
            throw failed(e);
        }
    }

    @Override
    public void remove(long id) {
        try {
            events.remove(id);
        } catch (Exception e) {
            throw failed(e);
        }
    }

    /** Forgets all events of the session. */
    void clear() {
        events.clear();
    }

    /** State access fails only when the backend does, and then the job restarts. */
    private static FlinkRuntimeException failed(Exception cause) {
        return new FlinkRuntimeException("the state backend failed", cause);
    }
}
