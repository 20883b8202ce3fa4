package dev.weir.cli.decisions;

import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * An event about which rules were evaluated, whether a decision came of it or not.
 *
 * @param triggerType the type's name in rules
 * @param triggerId the event's id
 * @param subject whom it is about
 * @param decidedAtMillis when it was decided; of an event without a decision, when its record was written
 * @param decisionId the decision's id, {@code ""} if there is none
 */
record Occasion(
        String triggerType,
        String triggerId,
        String subject,
        long eventTimeMillis,
        long decidedAtMillis,
        String decisionId) {

    /**
     * Finds the first event with an id that the topics still have.
     *
     * @param decisions how many decisions were looked at before, for the error
     * @throws IOException if there is none
     */
    static Occasion ofEvent(KafkaTopics topics, JobConfig config, String id, long decisions, LookBack back)
            throws IOException {
        AtomicLong read = new AtomicLong();
        Optional<Occasion> found =
                find(topics, config, id, back, event -> event.id().equals(id), read);
        if (found.isEmpty()) {
            throw new IOException("none of the " + decisions + " decisions on the topic '"
                    + config.topics().actions() + "' is '" + id + "', or about it, and none of the " + read
                    + " events that the topics still have; weir decisions tail shows ids last on each line");
        }
        return found.get();
    }

    /** Returns the first event like this that the topics still have. */
    static Optional<Occasion> find(KafkaTopics topics, JobConfig config, LookBack back, Predicate<Event> wanted)
            throws IOException {
        return find(topics, config, "", back, wanted, new AtomicLong());
    }

    /** Only records that have an id in them are read as events, where it is a field of the record. */
    private static Optional<Occasion> find(
            KafkaTopics topics, JobConfig config, String id, LookBack back, Predicate<Event> wanted, AtomicLong count)
            throws IOException {
        JsonEvents reader = JsonEvents.of(config);
        List<Occasion> found = new ArrayList<>(1);
        for (EventType type : config.schema().types()) {
            Needle needle = new Needle(config.schema().idField(type).isPresent() ? id : "");
            back.search(topics, config.topics().of(type), () -> !found.isEmpty(), record -> {
                count.incrementAndGet();
                if (!needle.mayBeIn(record.value())) {
                    return;
                }
                for (Event event : reader.read(record).events()) {
                    if (wanted.test(event) && found.isEmpty()) {
                        found.add(of(event, record.timestampMillis()));
                    }
                }
            });
        }
        return found.stream().findFirst();
    }

    private static Occasion of(Event event, long writtenMillis) {
        return new Occasion(
                event.type().ruleName(), event.id(), event.subject(), event.timestampMillis(), writtenMillis, "");
    }

    /** Returns the same with another subject. */
    Occasion of(String other) {
        return new Occasion(triggerType, triggerId, other, eventTimeMillis, decidedAtMillis, decisionId);
    }

    /** Returns whether it is this event's. */
    boolean isAbout(Event event) {
        return event.type().ruleName().equals(triggerType) && event.id().equals(triggerId);
    }
}
