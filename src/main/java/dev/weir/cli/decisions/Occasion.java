package dev.weir.cli.decisions;

import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.Needle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    /** How long after a decision a record with an earlier timestamp may stand on its topic. */
    private static final long DISORDER_MILLIS = 60_000;

    /** Of an event that was sent very often, not every repetition is looked at. */
    private static final int MOST_FOUND = 1_000;

    /**
     * An event on its topic.
     *
     * @param writtenMillis when its record was written
     */
    record Found(Event event, long writtenMillis) {
        /** Returns the event as something about which rules were evaluated. */
        Occasion occasion() {
            return Occasion.of(event, writtenMillis);
        }
    }

    /** The events with an id that were found, and how many records were looked at for them. */
    static final class Sightings {
        private final List<Found> found = new ArrayList<>(1);
        private long read;

        /** Returns the one that was written first. */
        Optional<Found> first() {
            return found.stream().min(Comparator.comparingLong(Found::writtenMillis));
        }

        long read() {
            return read;
        }
    }

    /** Returns the event that was decided; empty if the topics do not have it any more. */
    Optional<Found> event(KafkaTopics topics, JobConfig config) throws IOException {
        Sightings found = new Sightings();
        List<LookBack.Place> places = new ArrayList<>();
        for (EventType type : config.schema().types()) {
            if (type.ruleName().equals(triggerType)) {
                places.add(place(config, type, triggerId, this::isAbout, found));
            }
        }
        // what was written later than the decision is a repetition
        LookBack.of(Optional.empty(), decidedAtMillis + DISORDER_MILLIS)
                .search(topics, places, () -> found.first().isPresent());
        return found.first();
    }

    /** Returns where to look for events with an id, in the topics of all types; decisions tell of some. */
    static List<LookBack.Place> places(JobConfig config, String id, Sightings into) {
        return config.schema().types().stream()
                .map(type -> place(config, type, id, event -> event.id().equals(id), into)
                        .told(type.isAlwaysAnswered()))
                .toList();
    }

    /** Only records that have an id in them are read as events, where it is a field of the record. */
    private static LookBack.Place place(
            JobConfig config, EventType type, String id, Predicate<Event> wanted, Sightings into) {
        JsonEvents reader = JsonEvents.of(config);
        Needle needle = new Needle(config.schema().idField(type).isPresent() ? id : "");
        return new LookBack.Place(config.topics().of(type), "", record -> {
            into.read++;
            if (needle.mayBeIn(record.value())) {
                for (Event event : reader.read(record).events()) {
                    if (wanted.test(event) && into.found.size() < MOST_FOUND) {
                        into.found.add(new Found(event, record.timestampMillis()));
                    }
                }
            }
        });
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
