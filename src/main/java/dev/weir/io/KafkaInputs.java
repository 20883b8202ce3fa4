package dev.weir.io;

import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.events.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.RulesAtStart;
import dev.weir.topology.Inputs;
import dev.weir.topology.OperatorIds;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Records from Kafka.
 *
 * <p>Events are read from the offsets that the group committed, else from the earliest. A restored job reads on where its
 * checkpoint says, and this plays no part; but a job that was started without its checkpoint goes on where the last one
 * was, rather than to decide all of history once more, and a group that is new takes what waits in the topics, rather than
 * to leave an event undecided. Rules and lists are always read from the earliest: a rulebook is all of its topics.
 */
public final class KafkaInputs implements Inputs {
    private final JobConfig config;

    /** With the topics and clients of a config. */
    public KafkaInputs(JobConfig config) {
        this.config = config;
    }

    @Override
    @SuppressWarnings("deprecation") // the connector asks for the enum that Kafka has left behind
    public DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type) {
        List<String> topic = List.of(config.topics().of(type));
        return source(env, topic, OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .uid(OperatorIds.SOURCE + "-" + type.ruleName());
    }

    @Override
    public DataStream<RawRecord> rules(StreamExecutionEnvironment env) {
        return source(env, rulebookTopics(), OffsetsInitializer.earliest())
                .uid(OperatorIds.RULES_SOURCE)
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    @Override
    public RulesAtStart rulesAtStart() {
        return new KafkaRulesAtStart(config.kafka(), rulebookTopics());
    }

    /** Lists before the rules that may ask them, and rules before what guards ask about them. */
    private List<String> rulebookTopics() {
        return List.of(
                config.topics().lists(),
                config.topics().rules(),
                config.topics().ruleStatus());
    }

    @Override
    public EventReader reader() {
        return JsonEvents.of(config);
    }

    private SingleOutputStreamOperator<RawRecord> source(
            StreamExecutionEnvironment env, List<String> topics, OffsetsInitializer start) {
        String name = String.join(", ", topics);
        KafkaSource<RawRecord> source = KafkaSource.<RawRecord>builder()
                .setProperties(KafkaClients.consumer(config.kafka()))
                .setBootstrapServers(config.kafka().bootstrapServers())
                .setGroupId(config.kafka().groupId())
                .setClientIdPrefix(config.kafka().groupId() + "-" + topics.get(0))
                .setTopics(topics)
                .setStartingOffsets(start)
                .setDeserializer(new RawRecordDeserializer())
                .build();
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), name);
    }
}
