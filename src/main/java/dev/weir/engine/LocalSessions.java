package dev.weir.engine;

import dev.weir.engine.identity.EventStore;
import dev.weir.engine.identity.LinkListener;
import dev.weir.engine.identity.LinkedSession;
import dev.weir.engine.identity.Linker;
import dev.weir.engine.identity.SessionState;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sessions of an engine without a cluster. */
final class LocalSessions {
    private final boolean on;
    private final Linker linker;
    private final Map<String, LinkedSession> sessions = new HashMap<>();

    LocalSessions(EngineSettings settings) {
        this.on = settings.identity().isOn();
        this.linker = new Linker(settings.identity(), settings.schema(), LinkListener.NONE);
    }

    /**
     * Takes an event if it has a session: gives what counts for somebody because of it, and then the event, with a
     * customer if one is known.
     *
     * @return whether it has a session
     */
    boolean take(Event event, long watermarkMillis, Consumer<Event> out) {
        return on && takeOfSession(event, watermarkMillis, out);
    }

    private boolean takeOfSession(Event event, long watermarkMillis, Consumer<Event> out) {
        String name = linker.sessionOf(event);
        if (name.isEmpty()) {
            return false;
        }
        LinkedSession session =
                sessions.computeIfAbsent(name, unknown -> new LinkedSession(new SessionState(), new Heap()));
        linker.take(event, session, watermarkMillis, out);
        return true;
    }

    private static final class Heap implements EventStore {
        private final Map<Long, Event> events = new HashMap<>();

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
}
