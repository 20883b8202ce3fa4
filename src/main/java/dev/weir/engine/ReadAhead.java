package dev.weir.engine;

import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Subjects;
import dev.weir.engine.plan.TypePlan;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.route.Router;
import dev.weir.engine.route.Routing;
import dev.weir.events.Event;
import dev.weir.events.definition.LinkedBack;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes the next few events ahead, and reads the memory that they will need, of all of them at once: otherwise much of
 * the time of an event is spent on waiting for memory. It changes nothing; an event whose rulebook is replaced before
 * its turn is routed again. For use by one thread.
 */
final class ReadAhead {
    /** As many events as have their states in the nearest caches together. */
    static final int EVENTS = 16;

    private static final Routing NOWHERE = new Routing(List.of(), List.of(), List.of());

    private final StatesByName<SubjectState> subjects;
    private final StatesByName<ProfileState> profiles;
    private Read[] read = {};
    private int next;
    /** The event whose turn it is. */
    private @Nullable Read current;

    private long correlationId;

    /**
     * An event and where it goes. Its names have consecutive numbers among those that are looked up together.
     *
     * @param keys of a plain event, by key plan, {@code ""} for none
     * @param routing of any other
     * @param firstSubject the number of its first subject
     * @param firstKey the number of its first key
     */
    record Read(
            Event event,
            Rulebook rulebook,
            long correlationId,
            Routing routing,
            List<String> keys,
            int firstSubject,
            int firstKey) {
        @SuppressWarnings("ReferenceEquality") // an equal event would be routed alike, but it is not this one's turn
        private boolean isOf(Event other, Rulebook latest) {
            return event == other && rulebook == latest;
        }
    }

    ReadAhead(StatesByName<SubjectState> subjects, StatesByName<ProfileState> profiles) {
        this.subjects = subjects;
        this.profiles = profiles;
    }

    /**
     * Returns whether an event of this plan goes to its own subject and to keys which only keep series and patterns, and
     * needs no routing unless it concerns one of these.
     */
    static boolean isPlain(Event event, TypePlan type) {
        return type.plain() && !(event instanceof LinkedBack);
    }

    /** Forgets the events before, and reads what these need, at most {@value #EVENTS}. */
    void read(List<? extends Event> events, Rulebook latest) {
        subjects.forget(0);
        profiles.forget(0);
        next = 0;
        current = null;
        read = new Read[events.size()]; // a new one, as collectors want it, for what will soon be gone
        for (int i = 0; i < events.size(); i++) {
            read[i] = route(events.get(i), latest);
        }
        subjects.find(0);
        profiles.find(0);
    }

    /** Routes an event alone, and reads what it needs. */
    Read read(Event event, Rulebook rulebook) {
        Read alone = route(event, rulebook);
        subjects.find(alone.firstSubject());
        profiles.find(alone.firstKey());
        return alone;
    }

    /** Routes a plain event that concerns patterns, alone, and reads what it needs. */
    Read routed(Read plain) {
        Read alone = routed(plain.event(), plain.rulebook(), plain.correlationId());
        subjects.find(alone.firstSubject());
        profiles.find(alone.firstKey());
        return alone;
    }

    /** Forgets an event that was routed alone. */
    void forget(Read alone) {
        subjects.forget(alone.firstSubject());
        profiles.forget(alone.firstKey());
    }

    private Read route(Event event, Rulebook rulebook) {
        TypePlan type = rulebook.of(event.type());
        long id = correlationId++;
        if (!isPlain(event, type)) {
            return routed(event, rulebook, id);
        }
        int firstSubject = subjects.expected();
        int firstKey = profiles.expected();
        return new Read(event, rulebook, id, NOWHERE, plainKeys(event, type), firstSubject, firstKey);
    }

    private Read routed(Event event, Rulebook rulebook, long id) {
        int firstSubject = subjects.expected();
        int firstKey = profiles.expected();
        Routing routing = Router.route(event, rulebook, id);
        for (int i = 0; i < routing.toSubjects().size(); i++) {
            subjects.expect(routing.toSubjects().get(i).subject());
        }
        for (int i = 0; i < routing.toKeys().size(); i++) {
            profiles.expect(routing.toKeys().get(i).key());
        }
        return new Read(event, rulebook, id, routing, List.of(), firstSubject, firstKey);
    }

    private List<String> plainKeys(Event event, TypePlan type) {
        subjects.expect(Subjects.of(event));
        int count = type.keys().size();
        if (count == 1) {
            return List.of(plainKey(event, type, 0)); // the usual number
        }
        List<String> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(plainKey(event, type, i));
        }
        return keys;
    }

    private String plainKey(Event event, TypePlan type, int number) {
        String key = type.keys().get(number).reader().onlyKeyOf(event);
        profiles.expect(key);
        return key;
    }

    /** Begins the turn of the next event. */
    void turn() {
        current = next < read.length ? read[next++] : null;
    }

    /** Returns what was read of the event whose turn it is; null if this is not it, or it has to be routed again. */
    @Nullable
    Read of(Event event, Rulebook latest) {
        Read its = current;
        return its != null && its.isOf(event, latest) ? its : null;
    }
}
