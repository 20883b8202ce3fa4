package dev.weir.engine;

import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the answers of one event's keys in {@link LocalEngine}, which processes one event at a time. In the job,
 * where answers of many events arrive interleaved, {@code FanIn} does this.
 */
final class LocalFanIn {
    private static final @Nullable List<Signal>[] NONE = none(0);

    private final List<Announced> announced;
    /** The answers so far, by the index of the subject; null before the first, and where one answer is enough. */
    private @Nullable List<Signal>[] answers = NONE;

    LocalFanIn(List<Announced> announced) {
        this.announced = announced;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static @Nullable List<Signal>[] none(int subjects) {
        return new List[subjects];
    }

    /** Adds an answer; returns the event at its subject if it was the last one. */
    @Nullable
    AnsweredEvent receive(Signal signal) {
        int at = placeOf(signal.subject());
        Announced event = announced.get(at);
        if (event.signals() == 1) {
            return new AnsweredEvent(event, List.of(signal));
        }
        if (answers.length == 0) {
            answers = none(announced.size());
        }
        List<Signal> received = answers[at];
        if (received == null) {
            received = new ArrayList<>(event.signals());
            answers[at] = received;
        }
        received.add(signal);
        return received.size() < event.signals() ? null : new AnsweredEvent(event, received);
    }

    private int placeOf(String subject) {
        for (int i = 0; i < announced.size(); i++) {
            if (announced.get(i).subject().equals(subject)) {
                return i;
            }
        }
        throw new IllegalArgumentException("an answer to " + subject + ", which was not announced");
    }
}
