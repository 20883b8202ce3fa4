package dev.weir.io.kafka;

import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.events.definition.TableDefinition;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.table.AwaitingSource;
import dev.weir.operators.EventReader;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.topology.Inputs;
import dev.weir.topology.OperatorIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Reads the inputs from Kafka.
 *
 * <p>Events are read from the committed offsets of the group, or else from the earliest. A restored job continues from
 * its checkpoint, and the start offsets do not matter; but a job started without its checkpoint continues where the
 * last one stopped instead of deciding all of history again, and a new group reads what waits in the topics instead of
 * leaving events undecided. Rules and lists are always read from the earliest offset: a rulebook consists of the whole
 * topics. So are declared tables, and the events wait for their rows unless the config says otherwise. All topics have to exist when the job starts (see {@link TopicChecks}).
 */
public final class KafkaInputs implements Inputs {
    /** How long it takes until the topic of a list is noticed after it was created. */
    private static final String DISCOVERY_MILLIS = "10000";

    private final JobConfig config;
    /** Of this graph alone, so that nothing is committed in it before the job has read something. */
    private final String tablesGroup;

    /** Creates inputs from the topics and clients of a config. */
    public KafkaInputs(JobConfig config) {
        this.config = config;
        this.tablesGroup = config.kafka().groupId() + "-tables-" + UUID.randomUUID();
    }

    @Override
    @SuppressWarnings("deprecation") // the connector requires the enum that Kafka has deprecated
    public DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type) {
        Optional<TableDefinition> table = table(type);
        List<String> topics = table.map(TableDefinition::topics)
                .orElse(List.of(config.topics().of(type)));
        KafkaSource<RawRecord> source = (table.isPresent()
                        ? source(topics, OffsetsInitializer.earliest()).setGroupId(tablesGroup)
                        : source(topics, OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST)))
                // By name, the source would fail for a missing topic before the job could say how to create it.
                .setTopicPattern(anyOf(topics))
                .build();
        List<String> awaited = awaitedTopics();
        Source<RawRecord, ?, ?> waiting = table.isPresent()
                ? source // and with no table to wait for, another config may have one, and read the same state
                : new AwaitingSource<>(source, new KafkaTableReading(config.kafka(), tablesGroup, awaited), awaited);
        return from(env, waiting, topics.get(0)).uid(OperatorIds.SOURCE + "-" + type.ruleName());
    }

    private Optional<TableDefinition> table(EventType type) {
        return config.schema().definitions().tables().stream()
                .filter(table -> table.type().equals(type))
                .findFirst();
    }

    private static Pattern anyOf(List<String> topics) {
        return Pattern.compile(topics.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** Returns the topics of the tables whose rows events wait for. */
    private List<String> awaitedTopics() {
        return config.schema().definitions().tables().stream()
                .filter(TableDefinition::isAwaited)
                .map(TableDefinition::topic)
                .toList();
    }

    @Override
    public DataStream<RawRecord> rules(StreamExecutionEnvironment env) {
        KafkaSource<RawRecord> source = source(rulebookTopics(), OffsetsInitializer.earliest())
                .setTopicPattern(anyOf(rulebookTopics())) // by name, each topic would have to exist
                .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), DISCOVERY_MILLIS)
                .build();
        return from(env, source, String.join(", ", rulebookTopics()))
                .uid(OperatorIds.RULES_SOURCE)
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    @Override
    public RulebookBootstrap rulebookBootstrap() {
        return new KafkaRulebookBootstrap(config);
    }

    /** Lists come before the rules that may use them, and rules before the requests of guards about them. */
    private List<String> rulebookTopics() {
        List<String> topics = new ArrayList<>(List.of(
                config.topics().lists(),
                config.topics().rules(),
                config.topics().models(),
                config.topics().ruleStatus()));
        topics.addAll(config.signers().tables().topics().values());
        return topics;
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
            StreamExecutionEnvironment env, Source<RawRecord, ?, ?> source, String name) {
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), name);
    }
}
