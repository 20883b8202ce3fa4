package dev.weir.bench.failures;

import dev.weir.bench.run.BenchEngine;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.LocalEngine;
import dev.weir.events.answer.RuleStatus;
import dev.weir.sandbox.hostile.HostileInputs;
import dev.weir.sandbox.hostile.Samples;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Hostile records on every topic that the job reads, at a steady pace, the same in every load. They concern no card of
 * a {@link CardLoad}, and only rules and lists are sent that have to be refused, so they must not change any decision.
 */
final class HostileLoad implements AutoCloseable {
    private static final long PACE_MILLIS = 20;
    private static final int LONG_TEXT = 600_000;
    private static final Duration SENDS_AT_MOST = Duration.ofMinutes(10);

    private final ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final KafkaProducer<byte[], byte[]> kafka;
    private final String prefix;
    private final List<Kind> kinds;

    /** The records for one topic. */
    private record Kind(String topic, HostileInputs inputs) {}

    private final LocalEngine engine;

    private HostileLoad(String bootstrapServers, String prefix, Path config) throws IOException, ConfigException {
        this.prefix = prefix;
        this.engine = engine(config);
        this.kinds = List.of(
                new Kind(Topics.TRANSACTIONS, HostileInputs.of(withExtremes(Samples.TRANSACTIONS))),
                new Kind(Topics.CLICKSTREAM, HostileInputs.of(Samples.CLICKS)),
                new Kind(Topics.INVENTORY, HostileInputs.of(Samples.INVENTORY)),
                new Kind(Topics.LABELS, HostileInputs.of(Samples.LABELS)),
                new Kind(
                        Topics.RULES,
                        HostileInputs.ofExpressions(List.copyOf(CardLoad.rules().values()))),
                new Kind(
                        Topics.LISTS,
                        HostileInputs.of(List.of("{\"name\":\"hostile\",\"entries\":[\"203.0.113.7\"]}"))));
        this.kafka = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(SENDS_AT_MOST.toMillis())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static LocalEngine engine(Path config) throws IOException, ConfigException {
        JobConfig job = new JobConfigs().read(config, Map.of(), Map.of());
        return BenchEngine.without(job);
    }

    private static List<String> withExtremes(List<String> good) {
        List<String> all = new ArrayList<>(good);
        all.add(good.get(0).replace("c-42", "c".repeat(LONG_TEXT)));
        return all;
    }

    /**
     * Starts sending.
     *
     * @param prefix of the names of topics
     * @param config of the job
     */
    static HostileLoad start(String bootstrapServers, String prefix, Path config) throws IOException, ConfigException {
        HostileLoad load = new HostileLoad(bootstrapServers, prefix, config);
        var unused = load.pacer.scheduleAtFixedRate(load::sendOne, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        return load;
    }

    private void sendOne() {
        int number = sent.getAndIncrement();
        SplittableRandom random = new SplittableRandom(number);
        Kind kind = kinds.get(number % kinds.size());
        byte[] key = ("hostile-" + number).getBytes(StandardCharsets.UTF_8);
        byte[] value = kind.inputs().next(random);
        if (mayBeSent(kind, new String(key, StandardCharsets.UTF_8), value)) {
            var unused = kafka.send(new ProducerRecord<>(prefix + kind.topic(), key, value));
        }
    }

    private boolean mayBeSent(Kind kind, String key, byte[] value) {
        return switch (kind.topic()) {
            case Topics.RULES -> engine.push(key, value).kind() == RuleStatus.Kind.REJECTED;
            case Topics.LISTS -> engine.pushList(key, value).kind() == RuleStatus.Kind.REJECTED;
            default -> true;
        };
    }

    /** Returns how many were sent so far. */
    int sent() {
        return sent.get();
    }

    @Override
    public void close() throws InterruptedException {
        pacer.shutdown();
        if (!pacer.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the hostile load does not stop");
        }
        kafka.close(Duration.ZERO);
    }
}
