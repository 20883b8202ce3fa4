package dev.weir.keys;

import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.kafka.KafkaTopics.Position;
import dev.weir.io.kafka.KeyPlacement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which partitions of a topic of events those that concern some keys are. That is known if the records have the value
 * of a field as their key, the keys are by that field, and the records are where Kafka's own partitioner puts them, which
 * a sample shows. Otherwise all partitions are read, and it is said.
 */
final class KeyPartitions {
    /** What is shorter is read as quickly as it is asked. */
    static final long SHORT = 5_000;

    private final KafkaTopics topics;
    private final JobConfig config;
    private final WantedKeys wanted;
    private final List<String> notes;

    /**
     * Creates a finder.
     *
     * @param notes to which it adds what a person should know of what is read
     */
    KeyPartitions(KafkaTopics topics, JobConfig config, WantedKeys wanted, List<String> notes) {
        this.topics = topics;
        this.config = config;
        this.wanted = wanted;
        this.notes = notes;
    }

    /** Returns the end of what has to be read of a type's topic: the same in fewer partitions, or in none. */
    Position narrowed(EventType type, Position from, Position end) throws IOException {
        List<Map<String, String>> needs = wanted.needs(type);
        if (needs.isEmpty()) {
            return end.only(Set.of());
        }
        int partitions = end.offsets().size();
        if (partitions == 1 || from.lengthTo(end) < SHORT) {
            return end;
        }
        List<RawRecord> sample = KeyPlacement.sample(topics, from, end);
        Optional<String> field =
                KeyPlacement.isByKey(sample, partitions) ? keyOf(type, sample, needs) : Optional.empty();
        if (field.isEmpty()) {
            notes.add("all " + partitions + " partitions of the topic '" + from.topic()
                    + "' were read: its records are not keyed by " + fieldsOf(needs)
                    + ", or not by Kafka's own partitioner");
            return end;
        }
        Set<Integer> some = new TreeSet<>();
        for (Map<String, String> need : needs) {
            String value = need.containsKey(field.get()) ? need.get(field.get()) : need.get(WantedKeys.SUBJECT);
            some.add(KeyPlacement.partitionOf(value == null ? "" : value, partitions));
        }
        return end.only(some);
    }

    private static String fieldsOf(List<Map<String, String>> needs) {
        Set<String> names = new TreeSet<>();
        needs.forEach(need -> names.addAll(need.keySet()));
        boolean ofSubject = names.remove(WantedKeys.SUBJECT);
        return String.join(" and ", names)
                + (names.isEmpty() ? "" : ofSubject ? " and " : "")
                + (ofSubject ? "the subject" : "");
    }

    /** Returns the field that every need has, and whose value is the key of every record; the subject may be the same. */
    private Optional<String> keyOf(EventType type, List<RawRecord> sample, List<Map<String, String>> needs) {
        List<Map<String, String>> ofKeys = needs.stream()
                .filter(need -> !need.containsKey(WantedKeys.SUBJECT))
                .toList();
        boolean ofSubjects = ofKeys.size() < needs.size();
        Set<String> fields = new TreeSet<>(
                ofKeys.isEmpty() ? Set.of(WantedKeys.SUBJECT) : ofKeys.get(0).keySet());
        ofKeys.forEach(need -> fields.retainAll(need.keySet()));
        List<Read> events = read(sample);
        boolean isBySubject = wanted.rulebook().of(type).subjectGivers().isEmpty()
                && events.stream().allMatch(read -> read.event().subject().equals(read.key()));
        if (events.isEmpty() || (ofSubjects && !isBySubject)) {
            return Optional.empty();
        }
        return fields.stream()
                .filter(field -> field.equals(WantedKeys.SUBJECT) || isKeyedBy(type, field, events))
                .findFirst();
    }

    private boolean isKeyedBy(EventType type, String name, List<Read> events) {
        Optional<Field> field = wanted.schema().find(type, name);
        // an event without the value concerns no key of the field, wherever it is
        return field.isPresent()
                && events.stream()
                        .allMatch(read -> !(field.get().of(read.event()) instanceof Value.Text text)
                                || text.value().equals(read.key()));
    }

    private List<Read> read(List<RawRecord> sample) {
        JsonEvents reader = JsonEvents.of(config);
        List<Read> events = new ArrayList<>();
        for (RawRecord record : sample) {
            for (Event event : reader.read(record).events()) {
                events.add(new Read(new String(record.key(), StandardCharsets.UTF_8), event));
            }
        }
        return events;
    }

    private record Read(String key, Event event) {}
}
