package dev.weir.engine.identity;

import dev.weir.events.Event;
import dev.weir.events.definition.LinkedBack;
import dev.weir.events.definition.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One session, its linker, and what became of its events. */
final class Traffic implements LinkListener {
    static final long MINUTE = 60_000;
    static final long DAY = 24 * 60 * MINUTE;

    final Map<Long, Event> stored = new HashMap<>();
    int links;
    int forward;
    int back;
    int dropped;
    long watermarkMillis = Long.MIN_VALUE;
    private final Linker linker;
    private final LinkedSession session = new LinkedSession(new SessionState(), new EventStore() {
        @Override
        public void put(long id, Event event) {
            stored.put(id, event);
        }

        @Override
        public @Nullable Event take(long id) {
            return stored.remove(id);
        }

        @Override
        public void remove(long id) {
            stored.remove(id);
        }
    });

    Traffic(long overMillis, long backMillis, int backEntries) {
        IdentitySettings settings =
                new IdentitySettings("customer", "sessionId", "customerId", overMillis, backMillis, backEntries);
        linker = new Linker(settings, Schema.PLAIN, this);
    }

    /** Returns what goes on because of an event, each as its id and its customer; {@code <} marks what counts late. */
    List<String> take(Event event) {
        List<String> out = new ArrayList<>();
        linker.take(event, session, watermarkMillis, one -> out.add(described(one)));
        return out;
    }

    private static String described(Event event) {
        return event instanceof LinkedBack back
                ? "<" + event.id() + " " + back.linked().person()
                : (event.id() + " " + event.person()).trim();
    }

    SessionState state() {
        return session.state();
    }

    @Override
    public void linked() {
        links++;
    }

    @Override
    public void forward() {
        forward++;
    }

    @Override
    public void back() {
        back++;
    }

    @Override
    public void dropped(int count) {
        dropped += count;
    }
}
