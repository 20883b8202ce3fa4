package dev.weir.engine.decide;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Correlated;
import dev.weir.engine.message.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers events and the signals that Route announced for them; they come in any order.
 *
 * <p>Representation: one open gathering per subject and correlation id, in memory, because it lives for the milliseconds
 * that an event is under way; a checkpoint takes the messages of the open ones along. Every message that Route and Profile
 * send arrives, once, so that every gathering ends; their number is bounded by what fits the queues between the rooms.
 */
public final class Gatherings {
    private final Map<Id, List<Correlated>> open = new LinkedHashMap<>();

    /** Nothing is gathered. */
    public Gatherings() {}

    private record Id(String subject, long correlationId) {}

    /** How many are open. */
    public int size() {
        return open.size();
    }

    /** The messages of all open gatherings, for a checkpoint: hearing them again restores this. */
    public List<Correlated> messages() {
        List<Correlated> messages = new ArrayList<>();
        open.values().forEach(messages::addAll);
        return messages;
    }

    /** Hears a message; returns the gathering if that makes it whole. */
    public Optional<Gathering> hear(Correlated message) {
        if (message instanceof Announced announced && announced.signals() == 0) {
            return Optional.of(new Gathering(announced, Map.of()));
        }
        Id id = new Id(message.subject(), message.correlationId());
        List<Correlated> messages = open.computeIfAbsent(id, unseen -> new ArrayList<>());
        messages.add(message);
        Optional<Announced> announced = announcedAmong(messages);
        if (announced.isEmpty() || messages.size() <= announced.get().signals()) {
            return Optional.empty();
        }
        open.remove(id);
        return Optional.of(new Gathering(announced.get(), signalsAmong(messages)));
    }

    private static Optional<Announced> announcedAmong(List<Correlated> messages) {
        for (Correlated message : messages) {
            if (message instanceof Announced announced) {
                return Optional.of(announced);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Signal> signalsAmong(List<Correlated> messages) {
        Map<String, Signal> signals = new LinkedHashMap<>();
        for (Correlated message : messages) {
            if (message instanceof Signal signal) {
                signals.put(signal.key(), signal);
            }
        }
        return signals;
    }
}
