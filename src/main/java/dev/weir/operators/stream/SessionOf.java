package dev.weir.operators.stream;

import dev.weir.engine.identity.LinkListener;
import dev.weir.engine.identity.Linker;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import org.apache.flink.api.java.functions.KeySelector;
import org.jspecify.annotations.Nullable;

/** The key of an event in {@link Identify}: its session, or its subject if it has none, so that order is kept. */
public final class SessionOf implements KeySelector<Event, String> {
    private static final long serialVersionUID = 1L;

    private final EngineSettings settings;
    private transient @Nullable Linker linker;

    /** Creates a selector with these settings. */
    public SessionOf(EngineSettings settings) {
        this.settings = settings;
    }

    @Override
    public String getKey(Event event) {
        if (linker == null) {
            linker = new Linker(settings.identity(), settings.schema(), LinkListener.NONE);
        }
        String session = linker.sessionOf(event);
        return session.isEmpty() ? event.subject() : session;
    }
}
