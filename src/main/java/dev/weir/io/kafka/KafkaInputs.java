package dev.weir.io.kafka;

import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader;
import dev.weir.operators.RulesAtStart;
import dev.weir.topology.Inputs;
import dev.weir.topology.OperatorIds;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
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
 * to leave an event undecided. Rules and lists are always read from the earliest: a rulebook is all of its topics. All have
 * to be there when the job begins (see {@link TopicChecks}).
 */
public final class KafkaInputs implements Inputs {
    /** How long after its topic was made a list is heard of. */
    private static final String DISCOVERY_MILLIS = "10000";

    private final JobConfig config;

    /** With the topics and clients of a config. */
    public KafkaInputs(JobConfig config) {
        this.config = config;
    }

    @Override
    @SuppressWarnings("deprecation") // the connector asks for the enum that Kafka has left behind
    public DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type) {
        List<String> topic = List.of(config.topics().of(type));
        KafkaSource<RawRecord> source = source(topic, OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                // By its name, the source would fail of one that is missing before anybody could say how to create it.
                .setTopicPattern(Pattern.compile(Pattern.quote(topic.get(0))))
                .build();
        return from(env, source, topic.get(0)).uid(OperatorIds.SOURCE + "-" + type.ruleName());
    }

    @Override
    public DataStream<RawRecord> rules(StreamExecutionEnvironment env) {
        String names = rulebookTopics().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        KafkaSource<RawRecord> source = source(rulebookTopics(), OffsetsInitializer.earliest())
                .setTopicPattern(Pattern.compile(names)) // by name, each would have to be there
                .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), DISCOVERY_MILLIS)
                .build();
        return from(env, source, String.join(", ", rulebookTopics()))
                .uid(OperatorIds.RULES_SOURCE)
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    @Override
    public RulesAtStart rulesAtStart() {
        return new KafkaRulesAtStart(config);
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

    private KafkaSourceBuilder<RawRecord> source(List<String> topics, OffsetsInitializer start) {
        return KafkaSource.<RawRecord>builder()
                .setProperties(KafkaClients.consumer(config.kafka()))
                .setBootstrapServers(config.kafka().bootstrapServers())
                .setGroupId(config.kafka().groupId())
                .setClientIdPrefix(config.kafka().groupId() + "-" + topics.get(0))
                .setStartingOffsets(start)
                .setDeserializer(new RawRecordDeserializer(
                        topics.contains(config.topics().rules())));
    }

    private static SingleOutputStreamOperator<RawRecord> from(
            StreamExecutionEnvironment env, KafkaSource<RawRecord> source, String name) {
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), name);
    }
}
