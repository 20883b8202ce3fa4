package dev.weir.engine;

import dev.weir.engine.identity.HeapEvents;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.identity.LinkListener;
import dev.weir.engine.identity.LinkedSession;
import dev.weir.engine.identity.Linker;
import dev.weir.engine.identity.SessionState;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** The sessions of an engine without a cluster. */
final class LocalSessions {
    private final boolean on;
    private final Linker linker;
    private final IdentitySettings settings;
    private final Map<String, LinkedSession> sessions = new HashMap<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::atMillis));

    private record Timer(long atMillis, String session) {}

    LocalSessions(EngineSettings settings) {
        this.settings = settings.identity();
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
                sessions.computeIfAbsent(name, unknown -> new LinkedSession(new SessionState(), new HeapEvents()));
        linker.take(event, session, watermarkMillis, out);
        keep(name, session);
        return true;
    }

    /** Forgets what is over by a time. */
    void pass(long watermarkMillis) {
        for (Timer due = timers.peek(); due != null && due.atMillis <= watermarkMillis; due = timers.peek()) {
            timers.remove();
            LinkedSession session = sessions.get(due.session);
            if (session != null) {
                session.state().timerWentOff();
                linker.forget(session, due.atMillis);
                keep(due.session, session);
            }
        }
    }

    private void keep(String name, LinkedSession session) {
        if (session.state().isEmpty()) {
            sessions.remove(name);
            return;
        }
        long timerMillis = session.state().claimTimer(settings);
        if (timerMillis != SessionState.NO_TIMER) {
            timers.add(new Timer(timerMillis, name));
        }
    }
}
