package dev.weir.engine;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import java.util.function.Consumer;

/** What happens to events before they are routed, in an engine without a cluster. For use by one thread. */
final class LocalArrivals {
    private final LocalSessions sessions;
    private final LocalLabels labels;

    LocalArrivals(EngineSettings settings) {
        this.sessions = new LocalSessions(settings);
        this.labels = new LocalLabels(settings);
    }

    /**
     * Takes an event to its session and, if it is a transaction or a label, to what is kept for labels.
     *
     * @param out receives the events that are routed instead, in their order
     * @return whether anything was taken; if not the event is routed as it is
     */
    boolean take(Event event, long watermarkMillis, Consumer<Event> out) {
        if (!labels.isOn()) {
            return sessions.take(event, watermarkMillis, out);
        }
        if (!sessions.take(event, watermarkMillis, linked -> labels.take(linked, out))) {
            labels.take(event, out);
        }
        return true;
    }

    /** Forgets what is over by a time. */
    void pass(long watermarkMillis) {
        sessions.pass(watermarkMillis);
        labels.pass(watermarkMillis);
    }
}
