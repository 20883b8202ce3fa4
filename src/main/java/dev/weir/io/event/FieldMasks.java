package dev.weir.io.event;

import dev.weir.events.EventType;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.io.mask.MaskedNames;
import dev.weir.io.mask.MaskedRecords;
import dev.weir.operators.Masking;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The fields of the records of each topic that are masked. Immutable. */
final class FieldMasks implements Masking {
    private static final long serialVersionUID = 1;

    private final Map<String, MaskedRecords> byTopic;
    private final Map<String, Set<String>> fields;

    /**
     * Creates the masks of all topics.
     *
     * @param topics by type of event
     * @param mappings by type, with the attributes and the paths
     * @param masked names of our fields, of any type
     */
    FieldMasks(Map<String, EventType> topics, Map<EventType, Mapping> mappings, Set<String> masked) {
        Map<String, MaskedRecords> byTopic = new HashMap<>();
        Map<String, Set<String>> fields = new HashMap<>();
        topics.forEach((topic, type) -> {
            Mapping mapping = mappings.get(type);
            Set<String> ours = new HashSet<>(masked);
            ours.retainAll(mapping == null ? Set.of() : mapping.fields());
            if (mapping != null && !ours.isEmpty()) {
                byTopic.put(topic, new MaskedRecords(new MaskedNames(mapping.namesInRecords(ours))));
                fields.put(topic, Set.copyOf(ours));
            }
        });
        this.byTopic = Map.copyOf(byTopic);
        this.fields = Map.copyOf(fields);
    }

    @Override
    public boolean isEmpty(String topic) {
        return !byTopic.containsKey(topic);
    }

    @Override
    public boolean covers(String topic, String field) {
        return fields.getOrDefault(topic, Set.of()).contains(field);
    }

    @Override
    public DeadLetter letter(RawRecord record, String error) {
        MaskedRecords masked = byTopic.get(record.topic());
        return masked == null ? new DeadLetter(record, error) : masked.letter(record, error);
    }

    /**
     * Returns whether the value at a path in a record of a topic must not be visible, such as {@code items[2].price}.
     */
    boolean coversPath(String topic, String path) {
        MaskedRecords masked = byTopic.get(topic);
        return masked != null && masked.coversPath(path);
    }
}
