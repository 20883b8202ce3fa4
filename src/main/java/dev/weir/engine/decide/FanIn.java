package dev.weir.engine.decide;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.Correlated;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fan-in of Weir's scatter-gather: joins events with the answers that Route announced for them, in whatever order
 * they arrive. Events of a subject are passed on in the order in which they were announced: what one decision leaves
 * for the next, a cooldown or an earlier outcome, must not depend on which key answered first.
 *
 * <p>Representation: the open events of each subject are held in memory, because an event is open only for
 * milliseconds; a checkpoint stores their messages. Every message that Route and Profile send arrives exactly once, so
 * every event is eventually complete; the number of open events is bounded by what fits into the queues between the
 * operators.
 */
public final class FanIn {
    private final Map<String, OfSubject> open = new LinkedHashMap<>();

    /** Creates a fan-in without open events. */
    public FanIn() {}

    /** What has arrived for one event. */
    private static final class Open {
        private final long correlationId;
        private final List<Signal> signals = new ArrayList<>(2);
        private @Nullable Announced announced;

        Open(long correlationId) {
            this.correlationId = correlationId;
        }

        private boolean isWhole() {
            Announced known = announced;
            return known != null && signals.size() >= known.signals();
        }

        private void addTo(List<Correlated> messages) {
            if (announced != null) {
                messages.add(announced);
            }
            messages.addAll(signals);
        }
    }

    /** What is open for one subject. */
    private static final class OfSubject {
        /** The open event that was announced first; usually the only one. */
        private @Nullable Open first;
        /** The other open events by correlation id, in the order in which they were announced. */
        private Map<Long, Open> further = Map.of();

        /** Events whose answers arrived first; an immutable empty map while there are none, which is usual. */
        private Map<Long, Open> unannounced = Map.of();

        private void receive(Correlated message) {
            if (message instanceof Signal signal) {
                openOf(signal.correlationId()).signals.add(signal);
            } else if (message instanceof Announced announcement) {
                announce(announcement);
            }
        }

        private Open openOf(long id) {
            Open front = first;
            if (front != null && front.correlationId == id) {
                return front;
            }
            Open one = further.isEmpty() ? null : further.get(id);
            return one != null ? one : early(id);
        }

        private void announce(Announced announcement) {
            long id = announcement.correlationId();
            Open early = unannounced.isEmpty() ? null : unannounced.remove(id);
            Open one = early != null ? early : new Open(id);
            one.announced = announcement;
            if (first == null) {
                first = one;
            } else {
                further = further.isEmpty() ? new LinkedHashMap<>() : further;
                further.put(id, one);
            }
        }

        private Open early(long id) {
            unannounced = unannounced.isEmpty() ? new HashMap<>() : unannounced;
            return unannounced.computeIfAbsent(id, Open::new);
        }

        /** Removes and returns the complete events at the front. */
        private List<DecisionRequest> take() {
            List<DecisionRequest> whole = List.of();
            for (Open front = first; front != null && front.isWhole(); front = first) {
                whole = whole.isEmpty() ? new ArrayList<>(1) : whole;
                whole.add(new AnsweredEvent(Objects.requireNonNull(front.announced), front.signals));
                first = next();
            }
            return whole;
        }

        private @Nullable Open next() {
            if (further.isEmpty()) {
                return null;
            }
            Iterator<Open> others = further.values().iterator();
            Open next = others.next();
            others.remove();
            return next;
        }

        private int size() {
            return (first == null ? 0 : 1) + further.size() + unannounced.size();
        }

        private void addTo(List<Correlated> messages) {
            if (first != null) {
                first.addTo(messages);
            }
            further.values().forEach(one -> one.addTo(messages));
            unannounced.values().forEach(one -> one.addTo(messages));
        }
    }

    /** Returns the number of open events. */
    public int size() {
        int size = 0;
        for (OfSubject one : open.values()) {
            size += one.size();
        }
        return size;
    }

    /** Returns the messages of all open events, for a checkpoint: replaying them in this order restores this fan-in. */
    public List<Correlated> messages() {
        List<Correlated> messages = new ArrayList<>();
        open.values().forEach(one -> one.addTo(messages));
        return messages;
    }

    /**
     * Receives a message.
     *
     * @return what can be decided now: matches that are decided by themselves at once, and, in order, the complete
     *     events that have no open event before them
     */
    public List<DecisionRequest> receive(SubjectMessage message) {
        return message instanceof CompletedMatches matches
                ? List.of(new MatchRequest(matches))
                : join((Correlated) message);
    }

    private List<DecisionRequest> join(Correlated message) {
        OfSubject known = open.get(message.subject());
        if (known == null && message instanceof Announced announced && announced.signals() == 0) {
            return List.of(new AnsweredEvent(announced, List.of()));
        }
        OfSubject one = known == null ? new OfSubject() : known;
        if (known == null) {
            open.put(message.subject(), one);
        }
        one.receive(message);
        List<DecisionRequest> whole = one.take();
        if (one.size() == 0) {
            open.remove(message.subject());
        }
        return whole;
    }
}
