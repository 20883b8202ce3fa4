package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds among the records that a job has written. */
final class RecordsRead {
    private RecordsRead() {}

    static Predicate<JsonNode> withOutcome(String outcome) {
        return decision -> decision.path("outcome").asText().equals(outcome);
    }

    static Predicate<JsonNode> about(String transaction) {
        return decision -> decision.path("trigger").path("id").asText().equals(transaction);
    }

    static ConsumerRecord<byte[], byte[]> withKey(List<ConsumerRecord<byte[], byte[]>> records, String key) {
        return records.stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .findFirst()
                .orElseThrow();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
