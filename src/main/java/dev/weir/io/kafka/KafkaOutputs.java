package dev.weir.io.kafka;

import dev.weir.config.JobConfig;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.train.Publication;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.DeadLetter;
import dev.weir.io.record.DeadLetterRecords;
import dev.weir.io.record.DecisionEventRecords;
import dev.weir.io.record.DecisionRecords;
import dev.weir.io.record.InForceRecords;
import dev.weir.io.record.JsonDecisions;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.io.record.ListEntryRecords;
import dev.weir.io.record.RuleStatusRecords;
import dev.weir.io.record.TrainedModelRecords;
import dev.weir.topology.OperatorIds;
import dev.weir.topology.Outputs;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Writes the results to Kafka. At least once by default: decisions are written at once, and after a failure some are
 * written again with the same ids. Exactly once delays each decision until the next checkpoint.
 *
 * <p>No record is larger than the config says, so a topic with at least that {@code max.message.bytes} accepts every
 * record. Any other refusal by a broker, for example for lack of permission, has to be fixed by the operator: the job
 * restarts until it is.
 */
public final class KafkaOutputs implements Outputs {
    private static final int BUFFER_BYTES = 32 << 20;

    // The longest transaction timeout that brokers accept by default; the connector's own default is an hour, which
    // they refuse.
    private static final int TRANSACTION_TIMEOUT_MILLIS = 15 * 60 * 1000;

    /** Room for what a record has besides its value, in bytes. */
    private static final int HEADER_BYTES = 64 << 10;

    private final JobConfig config;

    /** Creates outputs to the topics and clients of a config. */
    public KafkaOutputs(JobConfig config) {
        this.config = config;
    }

    @Override
    public void decisions(DataStream<Decision> decisions, String uid) {
        String topic = config.topics().actions();
        KafkaRecordSerializationSchema<Decision> records = decisionRecords(topic);
        String sink = uid.equals(OperatorIds.ACT) ? topic : "joined-" + topic; // no prefix of the other
        decisions
                .sinkTo(sink(records, sink, new Properties()))
                .name("Act: " + topic)
                .uid(uid)
                .setDescription("Act writes decisions to " + topic);
    }

    @Override
    public void decisionEvents(DataStream<Event> events) {
        String topic = config.topics().of(DecisionStream.TYPE);
        events.sinkTo(sink(
                        new DecisionEventRecords(topic),
                        "as-events-" + topic,
                        new Properties())) // not a beginning of another
                .name(topic)
                .uid(OperatorIds.DECISION_EVENTS);
    }

    @Override
    public void inShadow(DataStream<Decision> decisions) {
        config.topics()
                .shadow()
                .ifPresent(topic -> decisions
                        .sinkTo(sink(
                                decisionRecords(topic),
                                "shadow-" + topic,
                                new Properties())) // not a beginning of another
                        .name(topic)
                        .uid(OperatorIds.IN_SHADOW));
    }

    private KafkaRecordSerializationSchema<Decision> decisionRecords(String topic) {
        return new DecisionRecords(
                topic,
                config.decisionSource(),
                new JsonDecisions(),
                config.outputs().maxDecisionBytes());
    }

    /** At least once, whatever the delivery guarantee otherwise is: what is written again is the same. */
    @Override
    public void listEntries(DataStream<ListWrite> entries) {
        String topic = config.topics().lists();
        entries.sinkTo(sink(
                        new ListEntryRecords(topic),
                        "entries-" + topic,
                        new Properties(),
                        DeliveryGuarantee.AT_LEAST_ONCE))
                .name("Entries: " + topic)
                .uid(OperatorIds.LIST_ENTRIES);
    }

    /** At least once, whatever the delivery guarantee otherwise is: what is written again is the same version. */
    @Override
    public void trainedModels(DataStream<Publication> versions) {
        String topic = config.topics().models();
        int largest = config.limits().maxDocumentBytes() + HEADER_BYTES;
        Properties large = new Properties();
        large.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(Math.max(1 << 20, largest)));
        versions.sinkTo(sink(
                        new TrainedModelRecords(topic), "trained-" + topic, large, DeliveryGuarantee.AT_LEAST_ONCE))
                .name("Trained: " + topic)
                .uid(OperatorIds.TRAINED_MODELS)
                .setParallelism(1) // versions of one model stay in order
                .setMaxParallelism(1);
    }

    @Override
    public void ruleStatus(DataStream<RuleStatus> statuses) {
        String topic = config.topics().ruleStatus();
        statuses.sinkTo(sink(new RuleStatusRecords(topic, new JsonRuleStatus()), topic, new Properties()))
                .name(topic)
                .uid(OperatorIds.RULE_STATUS_SINK)
                .setParallelism(1) // the answers about one rule stay in order
                .setMaxParallelism(1); // as in savepoints from before it had two inputs
    }

    /**
     * Writes rules in force at least once, whatever the delivery guarantee otherwise is, so that an entry exists as
     * soon as the rule applies. After a failure some entries are written again in the same order; the last entry of
     * each key counts.
     */
    @Override
    public void rulesInForce(DataStream<InForceEntry> entries) {
        String topic = config.topics().rulesInForce();
        int largest = Math.max(config.limits().maxListBytes(), config.limits().maxDocumentBytes()) + HEADER_BYTES;
        Properties large = new Properties();
        large.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(largest));
        large.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, Integer.toString(Math.max(largest, BUFFER_BYTES)));
        entries.sinkTo(sink(new InForceRecords(topic), topic, large, DeliveryGuarantee.AT_LEAST_ONCE))
                .name(topic)
                .uid(OperatorIds.RULES_IN_FORCE)
                .setParallelism(1) // entries about one rule stay in order
                .setMaxParallelism(1);
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> letters) {
        String topic = config.topics().deadLetters();
        int most = config.outputs().maxDeadLetterBytes();
        Properties large = new Properties();
        large.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(most));
        large.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, Integer.toString(Math.max(BUFFER_BYTES, 2 * most)));
        letters.sinkTo(sink(new DeadLetterRecords(topic, most), topic, large))
                .name(topic)
                .uid(OperatorIds.DEAD_LETTERS);
    }

    private <T> KafkaSink<T> sink(KafkaRecordSerializationSchema<T> records, String sink, Properties own) {
        return sink(records, sink, own, guarantee());
    }

    private <T> KafkaSink<T> sink(
            KafkaRecordSerializationSchema<T> records, String sink, Properties own, DeliveryGuarantee guarantee) {
        Properties properties = new Properties();
        properties.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Integer.toString(TRANSACTION_TIMEOUT_MILLIS));
        properties.putAll(KafkaClients.producer(config.kafka()));
        properties.putAll(own);
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(properties)
                .setBootstrapServers(config.kafka().bootstrapServers())
                .setRecordSerializer(records)
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(config.kafka().groupId() + "-" + sink)
                .build();
    }

    private DeliveryGuarantee guarantee() {
        return switch (config.delivery()) {
            case AT_LEAST_ONCE -> DeliveryGuarantee.AT_LEAST_ONCE;
            case EXACTLY_ONCE -> DeliveryGuarantee.EXACTLY_ONCE;
        };
    }
}
