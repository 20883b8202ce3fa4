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
import org.jspecify.annotations.Nullable;

/**
 * The fan-in of Weir's scatter-gather: joins events with the answers that Route announced for them, in whatever order
 * they arrive. Events of a subject are passed on in the order in which they were announced: what one decision leaves
 * for the next, a cooldown or an earlier outcome, must not depend on which key answered first.
 *
 * <p>Representation: the open events of each subject are held in memory, because an event is open only for
 * milliseconds; a checkpoint stores their messages. Every message that Route and Profile send arrives exactly once, so
 * every event is eventually complete; the number of open events is bounded by what fits into the queues between the
 * rooms.
 */
public final class FanIn {
    private final Map<String, OfSubject> open = new LinkedHashMap<>();

    /** Creates a fan-in without open events. */
    public FanIn() {}

    /** What has arrived for one event. */
    private static final class Open {
        private final Map<String, Signal> signals = new LinkedHashMap<>();
        private @Nullable Announced announced;
        private int heard;

        private @Nullable AnsweredEvent whole() {
            Announced known = announced;
            return known == null || heard < known.signals() ? null : new AnsweredEvent(known, signals);
        }
    }

    /** What is open for one subject. */
    private static final class OfSubject {
        /** The open events by correlation id, in the order in which they were announced. */
        private final Map<Long, Open> announced = new LinkedHashMap<>();

        /** Events whose answers arrived first; an immutable empty map while there are none, which is usual. */
        private Map<Long, Open> unannounced = Map.of();

        private void hear(Correlated message) {
            long id = message.correlationId();
            if (message instanceof Signal signal) {
                Open one = announced.get(id);
                Open to = one != null ? one : early(id);
                to.signals.put(signal.key(), signal);
                to.heard++;
            } else if (message instanceof Announced announcement) {
                Open early = unannounced.isEmpty() ? null : unannounced.remove(id);
                Open one = announced.computeIfAbsent(id, unseen -> early == null ? new Open() : early);
                one.announced = announcement;
            }
        }

        private Open early(long id) {
            if (unannounced.isEmpty()) {
                unannounced = new HashMap<>();
            }
            return unannounced.computeIfAbsent(id, unseen -> new Open());
        }

        /** Removes and returns the complete events at the front. */
        private List<DecisionRequest> take() {
            List<DecisionRequest> whole = new ArrayList<>(1);
            for (Iterator<Open> first = announced.values().iterator(); first.hasNext(); first.remove()) {
                AnsweredEvent event = first.next().whole();
                if (event == null) {
                    break;
                }
                whole.add(event);
            }
            return whole;
        }

        private int size() {
            return announced.size() + unannounced.size();
        }

        private void addTo(List<Correlated> messages) {
            announced.values().forEach(one -> {
                if (one.announced != null) {
                    messages.add(one.announced);
                }
                messages.addAll(one.signals.values());
            });
            unannounced.values().forEach(one -> messages.addAll(one.signals.values()));
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
     * Takes in a message.
     *
     * @return what can be decided now: matches that are decided by themselves at once, and, in order, the complete
     *     events that have no open event before them
     */
    public List<DecisionRequest> hear(SubjectMessage message) {
        return message instanceof CompletedMatches matches
                ? List.of(new MatchRequest(matches))
                : join((Correlated) message);
    }

    private List<DecisionRequest> join(Correlated message) {
        OfSubject known = open.get(message.subject());
        if (known == null && message instanceof Announced announced && announced.signals() == 0) {
            return List.of(new AnsweredEvent(announced, Map.of()));
        }
        OfSubject one = known == null ? new OfSubject() : known;
        if (known == null) {
            open.put(message.subject(), one);
        }
        one.hear(message);
        List<DecisionRequest> whole = one.take();
        if (one.size() == 0) {
            open.remove(message.subject());
        }
        return whole;
    }
}
