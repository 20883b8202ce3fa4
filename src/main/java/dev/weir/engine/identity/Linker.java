package dev.weir.engine.identity;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Fingerprint;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.IdentityFields;
import dev.weir.events.definition.LinkedBack;
import dev.weir.events.definition.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Links sessions to customers. An event with both names links the session from its time on. An event of the session
 * without a customer gets the one whose link is in force at its time, as if the producer had sent it. If there is none,
 * it goes on as it came, and waits: if a link comes within {@code back}, it counts for that customer as well, as a late
 * event. Whom an event counts for never changes afterwards. Everything is measured in event time, so that the order in
 * which events and links arrive makes as little difference as possible.
 *
 * <p>Cost: a pass over the links and the waiting events of the session, which are bounded.
 */
public final class Linker {
    private final IdentitySettings settings;
    private final LinkListener listener;
    private final Map<EventType, IdentityFields> fields = new HashMap<>();

    /**
     * Creates a linker.
     *
     * @param schema in which the fields are found by their names
     */
    public Linker(IdentitySettings settings, Schema schema, LinkListener listener) {
        this.settings = settings;
        this.listener = listener;
        if (settings.isOn()) {
            for (EventType type : schema.types()) {
                IdentityFields.of(schema, type, settings.from(), settings.to())
                        .ifPresent(found -> fields.put(type, found));
            }
        }
    }

    /** Returns whether events of this type can have a session. */
    public boolean concerns(EventType type) {
        return fields.containsKey(type);
    }

    /** Returns the session of an event; {@code ""} if it has none. */
    public String sessionOf(Event event) {
        IdentityFields found = fields.get(event.type());
        return found == null ? "" : found.from(event);
    }

    /** A decision says for whom its trigger counted, and that may be due much later: it does not show who is there. */
    private static boolean isEvidence(Event event) {
        return !event.type().equals(DecisionStream.TYPE);
    }

    /** Returns whether an event links its session to somebody. */
    public boolean links(Event event) {
        IdentityFields found = fields.get(event.type());
        return found != null
                && isEvidence(event)
                && !found.from(event).isEmpty()
                && !found.to(event).isEmpty();
    }

    /**
     * Takes an event of a session.
     *
     * @param session what is remembered of it, changed in place
     * @param watermarkMillis what ended before is forgotten
     * @param out receives what counts for somebody only now, each a {@link LinkedBack}, and then the event, with a
     *     customer if one is known
     */
    public void take(Event event, LinkedSession session, long watermarkMillis, Consumer<Event> out) {
        IdentityFields found = fields.get(event.type());
        if (found == null) {
            out.accept(event);
            return;
        }
        forget(session, watermarkMillis);
        String customer = found.to(event);
        if (customer.isEmpty()) {
            takeAnonymous(event, session, watermarkMillis, out);
            return;
        }
        if (!isEvidence(event)) {
            out.accept(event);
            return;
        }
        if (session.state().links().confirm(event.timestampMillis(), customer)) {
            listener.linked();
            drop(session.state().links().bound());
        }
        release(session, out);
        out.accept(event);
    }

    /** A repetition goes on as the event did, whoever is known by now: it is recognised wherever that went. */
    private void takeAnonymous(Event event, LinkedSession session, long watermarkMillis, Consumer<Event> out) {
        SessionState state = session.state();
        long atMillis = event.timestampMillis();
        long id = Fingerprint.of(event.type().ruleName(), event.id());
        Link owner = state.knows(id) ? null : state.links().ownerOf(atMillis, settings);
        if (owner != null) {
            owner.extend(atMillis);
            listener.forward();
            release(session, out);
            out.accept(of(event, owner).linked());
            return;
        }
        out.accept(event);
        if (!state.knows(id)
                && settings.backMillis() > 0
                && Times.plus(atMillis, settings.backMillis()) >= watermarkMillis) {
            session.store().put(id, event);
            state.add(new WaitingEvent(id, atMillis, false));
            bound(session);
        }
    }

    private LinkedBack of(Event event, Link owner) {
        IdentityFields found = Objects.requireNonNull(fields.get(event.type()), "an event without a session");
        return new LinkedBack(event, found.toName(), owner.to());
    }

    private void bound(LinkedSession session) {
        List<WaitingEvent> waiting = session.state().waiting();
        while (waiting.size() > settings.backEntries()) {
            WaitingEvent oldest = waiting.remove(0);
            if (!oldest.counted()) {
                session.store().remove(oldest.id());
                drop(1);
            }
        }
    }

    private void drop(int count) {
        if (count > 0) {
            listener.dropped(count);
        }
    }

    /** Lets the events that waited count for whoever is known for their time now, the earliest first. */
    private void release(LinkedSession session, Consumer<Event> out) {
        List<WaitingEvent> waiting = session.state().waiting();
        for (int i = 0; i < waiting.size(); i++) {
            WaitingEvent one = waiting.get(i);
            Link owner = one.counted() ? null : session.state().links().ownerOf(one.atMillis(), settings);
            if (owner != null) {
                waiting.set(i, new WaitingEvent(one.id(), one.atMillis(), true));
                owner.extend(one.atMillis());
                count(session.store().take(one.id()), owner, out);
            }
        }
    }

    /** After a restart the job config may say that events of this type have no session any more. */
    private void count(@Nullable Event event, Link owner, Consumer<Event> out) {
        if (event != null && concerns(event.type())) {
            listener.back();
            out.accept(of(event, owner));
        }
    }

    /** Forgets what ended before this time. */
    public void forget(LinkedSession session, long watermarkMillis) {
        SessionState state = session.state();
        state.links().prune(watermarkMillis, settings);
        List<WaitingEvent> waiting = state.waiting();
        while (!waiting.isEmpty() && Times.plus(waiting.get(0).atMillis(), settings.backMillis()) < watermarkMillis) {
            WaitingEvent ended = waiting.remove(0);
            if (!ended.counted()) {
                session.store().remove(ended.id());
            }
        }
    }
}
