package dev.weir.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers events and the signals that Route announced for them; they come in any order.
 *
 * <p>Representation: one open gathering per subject, event and epoch, in memory, because it lives for the milliseconds
 * that an event is under way; a checkpoint takes the messages of the open ones along. An event that comes twice under one
 * epoch brings its signals twice. So a gathering is complete, once, when every key has answered, and closed when as many
 * signals have come as all copies together announced. Every message that Route and Profile send arrives, so that every
 * gathering ends; their number is bounded by what fits the queues between the rooms.
 */
public final class Gatherings {
    private final Map<Id, Open> open = new LinkedHashMap<>();

    /** Nothing is gathered. */
    public Gatherings() {}

    /** What a message led to. */
    public sealed interface Step {
        /** More is to come, or this came on top. */
        record Waiting() implements Step {}

        /** The event was announced before and is still being gathered. */
        record Again(Announced announced) implements Step {}

        /** All is here. */
        record Complete(Gathering gathering) implements Step {}
    }

    private record Id(String subject, long fingerprint, long epoch) {}

    private static final class Open {
        private final List<SubjectMessage> messages = new ArrayList<>();
        private final Map<String, Signal> signals = new LinkedHashMap<>();
        private Optional<Announced> announced = Optional.empty();
        private int copies;
        private int arrived;
        private boolean told;

        private boolean isComplete() {
            return announced.isPresent() && signals.size() >= announced.get().signals();
        }

        private boolean isClosed() {
            return isComplete() && arrived == copies * announced.orElseThrow().signals();
        }
    }

    /** How many are open. */
    public int size() {
        return open.size();
    }

    /** The messages of all open gatherings, for a checkpoint: hearing them again restores this. */
    public List<SubjectMessage> messages() {
        List<SubjectMessage> messages = new ArrayList<>();
        open.values().forEach(gathering -> messages.addAll(gathering.messages));
        return messages;
    }

    /** Hears a message. */
    public Step hear(SubjectMessage message) {
        Id id = new Id(message.subject(), message.fingerprint(), message.epoch());
        Open gathering = open.computeIfAbsent(id, unseen -> new Open());
        gathering.messages.add(message);
        boolean again = false;
        if (message instanceof Announced announced) {
            again = gathering.announced.isPresent();
            gathering.announced = Optional.of(gathering.announced.orElse(announced));
            gathering.copies++;
        } else if (message instanceof Signal signal) {
            gathering.signals.putIfAbsent(signal.key(), signal);
            gathering.arrived++;
        }
        if (gathering.isClosed()) {
            open.remove(id);
        }
        if (gathering.isComplete() && !gathering.told) {
            gathering.told = true;
            return new Step.Complete(new Gathering(gathering.announced.orElseThrow(), gathering.signals));
        }
        return again ? new Step.Again(gathering.announced.orElseThrow()) : new Step.Waiting();
    }
}
