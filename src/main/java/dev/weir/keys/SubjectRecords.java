package dev.weir.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.kafka.KafkaTopics.Position;
import dev.weir.io.kafka.KeyPlacement;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads decisions about few subjects, of a topic that has those about all: it is keyed by the subject. */
public final class SubjectRecords {
    private static final JsonMapper JSON = new JsonMapper();

    private SubjectRecords() {}

    /**
     * From when to when records were written.
     *
     * @param sinceMillis 0 or less for all
     * @param untilMillis exclusive; {@code Long.MAX_VALUE} for the end that the topic has now
     */
    public record Span(long sinceMillis, long untilMillis) {}

    /**
     * Returns the same position in the partition of a subject; in all partitions where that is not known, or where
     * somebody has written with another partitioner than Kafka's own.
     */
    public static Position narrowed(KafkaTopics topics, String subject, Position end) throws IOException {
        return subject.isEmpty() ? end : narrowed(topics, Set.of(subject), topics.beginning(end.topic()), end);
    }

    private static Position narrowed(KafkaTopics topics, Set<String> subjects, Position from, Position end)
            throws IOException {
        int partitions = end.offsets().size();
        if (partitions == 1 || !KeyPlacement.isByKey(KeyPlacement.sample(topics, from, end), partitions)) {
            return end;
        }
        return end.only(subjects.stream()
                .map(subject -> KeyPlacement.partitionOf(subject, partitions))
                .collect(Collectors.toSet()));
    }

    /**
     * Reads the decisions of a time that may be about some subjects, or those about all.
     *
     * @param subjects empty for all
     * @param texts of which each record has one in it that is passed on
     */
    public static void read(
            KafkaTopics topics,
            String topic,
            Set<String> subjects,
            Span span,
            List<String> texts,
            Consumer<JsonNode> into)
            throws IOException {
        Position from = span.sinceMillis <= 0 ? topics.beginning(topic) : topics.since(topic, span.sinceMillis);
        Position end = span.untilMillis == Long.MAX_VALUE ? topics.end(topic) : topics.since(topic, span.untilMillis);
        Position narrowed = subjects.isEmpty() ? end : narrowed(topics, subjects, from, end);
        List<Needle> needles = texts.stream().map(Needle::new).toList();
        topics.read(from.only(narrowed.offsets().keySet()), narrowed, record -> {
            for (Needle needle : needles) {
                if (needle.mayBeIn(record.value())) {
                    into.accept(parse(record.value()));
                    return;
                }
            }
        });
    }

    private static JsonNode parse(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
