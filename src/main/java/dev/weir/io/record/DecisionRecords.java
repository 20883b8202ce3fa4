package dev.weir.io.record;

import dev.weir.events.Boundary;
import dev.weir.events.EventType;
import dev.weir.events.answer.Decision;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.io.value.Timestamps;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Writes decisions as records: the subject as key, and the attributes of a CloudEvent (1.0, binary mode) as headers. A
 * decision that would be too large for Kafka, or whose values cannot be written, is written without its less important
 * parts, and counted in {@code decisionsTruncated}: a decision is never lost, and never a reason to restart.
 */
public final class DecisionRecords implements KafkaRecordSerializationSchema<Decision> {
    private static final long serialVersionUID = 1;

    /**
     * The longest key: of a longer subject only the beginning is used, and all decisions about it still go to one
     * partition.
     */
    private static final int KEY_CHARS = 10_000;

    /** Room for the headers, of which the longest outcome is one, and Kafka's overhead. */
    private static final int AROUND_BYTES = 2_000;

    private static final byte[] VERSION = utf8("1.0");

    private final String topic;
    private final byte[] source;
    private final JsonDecisions json;
    private final int mostBytes;
    private transient Counter truncated = new SimpleCounter();

    /**
     * Creates a writer of decisions to a topic.
     *
     * @param source the {@code ce_source}
     * @param mostBytes of a record with its key and headers
     */
    public DecisionRecords(String topic, String source, JsonDecisions json, int mostBytes) {
        this.topic = topic;
        this.source = utf8(source);
        this.json = json;
        this.mostBytes = mostBytes;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
        truncated = context.getMetricGroup().counter("decisionsTruncated");
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Decision decision, KafkaSinkContext context, Long timestamp) {
        return record(decision);
    }

    /** Returns the record of a decision. */
    public ProducerRecord<byte[], byte[]> record(Decision decision) {
        byte[] key = utf8(Boundary.cut(decision.subject(), KEY_CHARS));
        int most = mostBytes - key.length - AROUND_BYTES;
        JsonDecisions.Written written =
                Boundary.cross(() -> json.write(decision, most), reason -> json.writeBare(decision));
        if (!written.isWhole()) {
            truncated.inc();
        }
        // It has the producer's time: retention uses it, and history may be replayed.
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, written.json());
        Headers headers = record.headers();
        headers.add("ce_specversion", VERSION);
        headers.add("ce_id", utf8(decision.decisionId()));
        headers.add("ce_source", source);
        headers.add("ce_type", utf8(type(decision)));
        headers.add("ce_time", utf8(Timestamps.text(decision.decidedAtMillis())));
        return record;
    }

    private static String type(Decision decision) {
        EventType trigger = EventDefinitions.BUILT_IN.named(decision.trigger().type());
        return decision.ofEvent() && trigger.isAlwaysAnswered() ? trigger + ".decision" : decision.outcome();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
