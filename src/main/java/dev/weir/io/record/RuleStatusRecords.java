package dev.weir.io.record;

import dev.weir.events.Boundary;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes answers to rule updates as records, with the rule's id as key. If an answer cannot be written, the reason is
 * written instead.
 */
public record RuleStatusRecords(String topic, JsonRuleStatus json)
        implements KafkaRecordSerializationSchema<RuleStatus> {

    @Override
    public ProducerRecord<byte[], byte[]> serialize(RuleStatus status, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, status.rule().getBytes(StandardCharsets.UTF_8), written(status));
    }

    private byte[] written(RuleStatus status) {
        return Boundary.cross(
                () -> json.write(status), reason -> json.write(status.onlyWith(RuleError.at("", reason))));
    }
}
