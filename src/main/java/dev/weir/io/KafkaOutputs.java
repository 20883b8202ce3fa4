package dev.weir.io;

import dev.weir.config.JobConfig;
import dev.weir.events.DeadLetter;
import dev.weir.events.Decision;
import dev.weir.events.RuleStatus;
import dev.weir.topology.OperatorIds;
import dev.weir.topology.Outputs;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Results to Kafka. At least once by default: decisions go out at once, and a failure writes some of them again under the
 * same ids. Exactly once holds each back until the next checkpoint.
 *
 * <p>The topic of dead letters has to take records at least as large as those of the event topics, plus their headers;
 * else the job stops at a record that it can neither read nor set aside.
 */
public final class KafkaOutputs implements Outputs {
    /** The largest dead letter that is sent; the default of Kafka's producer, 1 MiB, is what Ingest rejects. */
    public static final int MAX_DEAD_LETTER_BYTES = 64 << 20;

    // The longest that brokers allow by default; the connector's own default is an hour, which they refuse.
    private static final int TRANSACTION_TIMEOUT_MILLIS = 15 * 60 * 1000;

    private final JobConfig config;

    /** With the topics and clients of a config. */
    public KafkaOutputs(JobConfig config) {
        this.config = config;
    }

    @Override
    public void decisions(DataStream<Decision> decisions) {
        String topic = config.topics().actions();
        KafkaRecordSerializationSchema<Decision> records =
                new DecisionRecords(topic, config.decisionSource(), new JsonDecisions());
        decisions
                .sinkTo(sink(records, topic, new Properties()))
                .name("Act: " + topic)
                .uid(OperatorIds.ACT)
                .setDescription("Act writes decisions to " + topic);
    }

    @Override
    public void ruleStatus(DataStream<RuleStatus> statuses) {
        String topic = config.topics().ruleStatus();
        statuses.sinkTo(sink(new RuleStatusRecords(topic, new JsonRuleStatus()), topic, new Properties()))
                .name(topic)
                .uid(OperatorIds.RULE_STATUS_SINK)
                .setParallelism(1) // the answers about one rule stay in order
                .setMaxParallelism(1); // as in savepoints of before it had two inputs
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> letters) {
        String topic = config.topics().deadLetters();
        Properties large = new Properties();
        large.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_DEAD_LETTER_BYTES));
        large.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, Integer.toString(MAX_DEAD_LETTER_BYTES));
        letters.sinkTo(sink(new DeadLetterRecords(topic), topic, large))
                .name(topic)
                .uid(OperatorIds.DEAD_LETTERS);
    }

    private <T> KafkaSink<T> sink(KafkaRecordSerializationSchema<T> records, String topic, Properties defaults) {
        Properties properties = new Properties();
        properties.putAll(defaults);
        properties.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Integer.toString(TRANSACTION_TIMEOUT_MILLIS));
        properties.putAll(KafkaClients.producer(config.kafka()));
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(properties)
                .setBootstrapServers(config.kafka().bootstrapServers())
                .setRecordSerializer(records)
                .setDeliveryGuarantee(guarantee())
                .setTransactionalIdPrefix(config.kafka().groupId() + "-" + topic)
                .build();
    }

    private DeliveryGuarantee guarantee() {
        return switch (config.delivery()) {
            case AT_LEAST_ONCE -> DeliveryGuarantee.AT_LEAST_ONCE;
            case EXACTLY_ONCE -> DeliveryGuarantee.EXACTLY_ONCE;
        };
    }
}
