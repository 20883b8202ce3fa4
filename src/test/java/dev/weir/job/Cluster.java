package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.DecisionJob;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.kafka.KafkaInputs;
import dev.weir.io.kafka.KafkaOutputs;
import dev.weir.sandbox.flink.LocalFlink;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Ports;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.topology.Inputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker of its own, and jobs that run against it one after another. */
final class Cluster implements AutoCloseable {
    private static final Path CONFIG = Path.of("job-configs/local.yaml");

    private final EmbeddedBroker broker;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Path folder;
    private final List<LocalFlink> flinks = new ArrayList<>();
    private final List<Future<RecordMetadata>> posted = new ArrayList<>();
    private final int metricsPort;

    private Cluster(EmbeddedBroker broker, Path folder, int metricsPort) {
        this.broker = broker;
        this.metricsPort = metricsPort;
        this.folder = folder;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "linger.ms", "0",
                        "max.request.size", Integer.toString(16 << 20)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Starts a broker with all topics. */
    static Cluster start(Path folder) throws IOException, InterruptedException {
        return start(folder, UnaryOperator.identity());
    }

    /** Likewise, of a broker with other settings than the usual ones. */
    static Cluster start(Path folder, UnaryOperator<Map<String, String>> settings)
            throws IOException, InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(settings);
        Topics.create(broker.bootstrapServers());
        return new Cluster(broker, folder, Ports.free());
    }

    /** Starts the job of production, once the one that ran before has ended. */
    LocalFlink run(int parallelism) throws Exception {
        return run(parallelism, Map.of(), "", inputs -> inputs);
    }

    /**
     * Starts the job of production.
     *
     * @param settings over those of the local config
     * @param savepoint to begin with, {@code ""} for none
     * @param wrapping what stands between the topics and the job
     */
    LocalFlink run(int parallelism, Map<String, String> settings, String savepoint, UnaryOperator<Inputs> wrapping)
            throws Exception {
        Configuration flink = new Configuration();
        if (!savepoint.isEmpty()) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        return run(config(parallelism, settings), flink, wrapping);
    }

    /** Starts the job of production with a config, in a Flink of its own with some settings. */
    LocalFlink run(JobConfig config, Configuration flink, UnaryOperator<Inputs> wrapping) throws Exception {
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        flink.setString("metrics.reporter.prom.factory.class", PrometheusReporterFactory.class.getName());
        flink.setString("metrics.reporter.prom.port", Integer.toString(metricsPort));
        flink.setString("metrics.reporter.prom.filterLabelValueCharacters", "false");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(
                config.parallelism().orElse(1), flink);
        DecisionJob.build(env, config, wrapping.apply(new KafkaInputs(config)), new KafkaOutputs(config));
        endTheJob();
        flinks.add(LocalFlink.run(env, "weir-test"));
        return latest();
    }

    /** Starts a job while the one before it runs on; its metrics are shown nowhere. */
    LocalFlink runBeside(JobConfig config) throws Exception {
        Configuration flink = new Configuration();
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, flink);
        DecisionJob.build(env, config, new KafkaInputs(config), new KafkaOutputs(config));
        flinks.add(LocalFlink.run(env, "weir-beside"));
        return latest();
    }

    /** Joins a group under a client id, and is never heard of again. */
    void leaveADeadMember(String group, String clientId) {
        try (KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        group,
                        "client.id",
                        clientId,
                        "session.timeout.ms",
                        6_000,
                        "heartbeat.interval.ms",
                        1_500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            member.subscribe(List.of(Topics.RULES));
            while (member.assignment().isEmpty()) {
                member.poll(Duration.ofMillis(100));
            }
            member.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
        }
    }

    /** The local config with these settings, for a job against this broker. */
    JobConfig config(int parallelism, Map<String, String> settings) throws IOException, ConfigException {
        Map<String, String> all = new HashMap<>(Map.of(
                "kafka.bootstrapServers",
                broker.bootstrapServers(),
                "parallelism",
                Integer.toString(parallelism),
                "checkpoints.interval",
                "1s",
                "decisions.events",
                "",
                "labels.topic",
                "",
                "models.training",
                "withLabels",
                "checkpoints.dir",
                folder.resolve("checkpoints").toUri().toString()));
        all.putAll(settings);
        return new JobConfigs().read(CONFIG, all, Map.of());
    }

    /** Stops the job with a savepoint, and returns where that is. */
    String stop() throws ExecutionException, InterruptedException, TimeoutException {
        String savepoint = latest().job()
                .stopWithSavepoint(
                        false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        endTheJob();
        return savepoint;
    }

    /** Cancels what runs, and returns once nothing of it is left at work. */
    private void endTheJob() throws ExecutionException, InterruptedException, TimeoutException {
        for (LocalFlink flink : flinks) {
            flink.close();
        }
    }

    private LocalFlink latest() {
        return flinks.get(flinks.size() - 1);
    }

    /** The address of the broker. */
    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Makes a topic, and returns once the broker knows it. */
    void create(String topic, int partitions) throws IOException, InterruptedException {
        Topics.create(broker.bootstrapServers(), List.of(new NewTopic(topic, partitions, (short) 1)));
    }

    /** Writes a record, and returns once the broker has it. */
    void send(String topic, String key, String value) throws ExecutionException, InterruptedException {
        send(topic, key, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a record, and returns once the broker has it. */
    void send(String topic, String key, byte[] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    /** Writes a record in a transaction, whose marker follows it, and returns once it is committed. */
    void commit(String topic, String key, String value) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "test-" + topic);
        try (KafkaProducer<byte[], byte[]> committing =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            committing.initTransactions();
            committing.beginTransaction();
            var unused = committing.send(new ProducerRecord<>(
                    topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)));
            committing.commitTransaction();
        }
    }

    /** Writes a record to the partition of its key, and returns before the broker has it. */
    void post(String topic, String key, String value) {
        posted.add(producer.send(new ProducerRecord<>(
                topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8))));
    }

    /** Writes a record to a partition, and returns before the broker has it. */
    void post(String topic, int partition, String key, String value) {
        posted.add(producer.send(new ProducerRecord<>(
                topic, partition, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8))));
    }

    /** Likewise, with a time of the record's own. */
    void post(String topic, int partition, long millis, String key, String value) {
        posted.add(producer.send(new ProducerRecord<>(
                topic,
                partition,
                millis,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8))));
    }

    /** Returns once the broker has all that was posted, and fails if it did not take a record. */
    void flush() throws ExecutionException, InterruptedException {
        producer.flush();
        for (Future<RecordMetadata> record : posted) {
            record.get();
        }
        posted.clear();
    }

    /** Pushes a rule, and returns its answer. */
    JsonNode push(String id, int version, String rule) throws ExecutionException, InterruptedException {
        send(Topics.RULES, id, rule);
        try (Topic status = read(Topics.RULE_STATUS)) {
            return status.await(
                            1,
                            answer -> answer.path("rule").asText().equals(id)
                                    && answer.path("version").asInt() == version)
                    .get(0);
        }
    }

    /** What the job that was started last shows to Prometheus. */
    Scrape scrape() throws IOException, InterruptedException {
        return Scrape.of(metricsPort);
    }

    /** A reader of a topic, from its beginning. */
    Topic read(String topic) {
        return new Topic(broker.bootstrapServers(), topic);
    }

    @Override
    public void close() throws ExecutionException, InterruptedException, TimeoutException {
        endTheJob();
        producer.close();
        broker.close();
    }
}
