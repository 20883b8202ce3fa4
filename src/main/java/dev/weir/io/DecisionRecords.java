package dev.weir.io;

import dev.weir.events.Decision;
import dev.weir.events.EventType;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Decisions as records: the subject as key, and the attributes of a CloudEvent (1.0, binary mode) as headers. */
record DecisionRecords(String topic, String source, JsonDecisions json)
        implements KafkaRecordSerializationSchema<Decision> {

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Decision decision, KafkaSinkContext context, Long timestamp) {
        // Stamped by the producer's clock: retention goes by it, and history is played too.
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, utf8(decision.subject()), json.write(decision));
        Headers headers = record.headers();
        headers.add("ce_specversion", utf8("1.0"));
        headers.add("ce_id", utf8(decision.decisionId()));
        headers.add("ce_source", utf8(source));
        headers.add("ce_type", utf8(type(decision)));
        headers.add("ce_time", utf8(Timestamps.text(decision.decidedAtMillis())));
        return record;
    }

    private static String type(Decision decision) {
        boolean ofTransaction =
                decision.ofEvent() && decision.trigger().type().equals(EventType.TRANSACTION.ruleName());
        return ofTransaction ? "transaction.decision" : decision.outcome();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
