package dev.weir.realdata;

import dev.weir.DecisionJob;
import dev.weir.JobEnvironment;
import dev.weir.config.JobConfig;
import dev.weir.events.record.RawRecord;
import dev.weir.sandbox.flink.LocalFlink;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The job of production at parallelism 2, with its state in RocksDB, between topics that belong to one data set. */
final class LiveJob implements AutoCloseable {
    private static final int PARALLELISM = 2;

    private final String prefix;
    private final JobConfig config;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ActionsSeen actions;
    private final List<LocalFlink> running = new ArrayList<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private LiveJob(String prefix, JobConfig config) {
        this.prefix = prefix;
        this.config = config;
        String servers = config.kafka().bootstrapServers();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
        this.actions = new ActionsSeen(
                servers, config.topics().actions(), config.topics().deadLetters());
    }

    /** Creates the topics of a data set, and writes the rules: the job will have them when it starts. */
    static LiveJob prepare(EmbeddedBroker broker, String name, String yaml, List<RuleDocument> rules) throws Exception {
        return prepare(broker, name, yaml, rules, Map.of());
    }

    /** The same with lists, by name. */
    static LiveJob prepare(
            EmbeddedBroker broker, String name, String yaml, List<RuleDocument> rules, Map<String, String> lists)
            throws Exception {
        String prefix = name + ".";
        Topics.create(broker.bootstrapServers(), prefix);
        LiveJob job = new LiveJob(prefix, Wire.config(yaml, settings(broker, prefix)));
        lists.forEach((list, json) -> job.send(Wire.record(Topics.LISTS, list, json)));
        for (RuleDocument rule : rules) {
            job.send(Wire.record(Topics.RULES, rule.id(), rule.json()));
        }
        job.flush();
        return job;
    }

    private static Map<String, String> settings(EmbeddedBroker broker, String prefix) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrapServers",
                broker.bootstrapServers(),
                "kafka.groupId",
                prefix + "weir",
                "parallelism",
                Integer.toString(PARALLELISM),
                "bufferTimeout",
                "0ms"));
        Map.of(
                        "transactions", Topics.TRANSACTIONS,
                        "clickstream", Topics.CLICKSTREAM,
                        "inventory", Topics.INVENTORY,
                        "rules", Topics.RULES,
                        "lists", Topics.LISTS,
                        "rulesInForce", Topics.RULES_IN_FORCE,
                        "actions", Topics.ACTIONS,
                        "ruleStatus", Topics.RULE_STATUS,
                        "deadLetters", Topics.DEAD_LETTERS)
                .forEach((key, topic) -> settings.put("topics." + key, prefix + topic));
        settings.put("decisions.events", "");
        settings.put("labels.topic", "");
        return settings;
    }

    /** Starts the job. */
    LiveJob start(Path folder) throws Exception {
        Configuration cluster = JobEnvironment.options(config);
        cluster.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        cluster.setString(
                "execution.checkpointing.dir",
                folder.resolve("checkpoints").toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, cluster);
        DecisionJob.build(env, config);
        running.add(LocalFlink.run(env, prefix + "weir"));
        return this;
    }

    /** Sends; records of one key stay in order. */
    void send(RawRecord record) {
        sent.add(producer.send(new ProducerRecord<>(prefix + record.topic(), record.key(), record.value())));
    }

    /** Sends; all records stay in order. */
    void sendInOrder(RawRecord record) {
        sent.add(producer.send(new ProducerRecord<>(prefix + record.topic(), 0, record.key(), record.value())));
    }

    /** Returns once the broker has all that was sent; fails if it does not take something. */
    void flush() throws Exception {
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
        sent.clear();
    }

    /** What the job decides. */
    ActionsSeen actions() {
        return actions;
    }

    @Override
    public void close() throws Exception {
        for (LocalFlink flink : running) {
            flink.close();
        }
        producer.close();
        actions.close();
    }
}
