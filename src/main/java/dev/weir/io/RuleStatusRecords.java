package dev.weir.io;

import dev.weir.events.RuleStatus;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Answers to rule updates as records: the rule's id as key. */
record RuleStatusRecords(String topic, JsonRuleStatus json) implements KafkaRecordSerializationSchema<RuleStatus> {

    @Override
    public ProducerRecord<byte[], byte[]> serialize(RuleStatus status, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, status.rule().getBytes(StandardCharsets.UTF_8), json.write(status));
    }
}
