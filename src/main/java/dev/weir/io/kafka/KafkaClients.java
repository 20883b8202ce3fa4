package dev.weir.io.kafka;

import dev.weir.config.JobConfig.Kafka;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Settings of Kafka clients: ours, chosen for low latency, overridden by those of the job config.
 *
 * <p>Secrets are references in them, such as {@code ${file:PATH:ENTRY}}, which Kafka resolves when a client starts, on
 * the machine where it starts. So no secret is in the job graph, where the web UI and the metadata of a checkpoint
 * would show it.
 */
final class KafkaClients {
    private static final Map<String, Class<? extends ConfigProvider>> SECRETS = Map.of(
            "file", FileConfigProvider.class, "dir", DirectoryConfigProvider.class, "env", EnvVarConfigProvider.class);
    private static final String PROVIDERS = AbstractConfig.CONFIG_PROVIDERS_CONFIG;
    /**
     * A broker answers a client in order, so a fetch that waits at the end of one topic delays the first request about the
     * next, by up to half a second with Kafka's default.
     */
    private static final String FETCH_WAITS_MILLIS = "50";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}:]+:[^}]+}");

    private KafkaClients() {}

    /** Returns the settings of consumers. */
    static Properties consumer(Kafka kafka) {
        Properties properties = new Properties();
        // There may be exactly-once producers upstream; without them this costs nothing.
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // The broker answers as soon as there is one byte: these are the defaults, and latency depends on them.
        properties.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
        putAll(properties, kafka, kafka.consumer());
        return properties;
    }

    /** Returns the settings of consumers that read one topic after another, each to its end. */
    static Properties topicReader(Kafka kafka) {
        Properties properties = consumer(kafka);
        properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // If an offset was removed by compaction or retention: whatever is left from there on.
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAITS_MILLIS);
        return properties;
    }

    /** Returns settings of clients that nobody watches, since they are there for moments: figures take as long as they live. */
    static Properties unwatched() {
        Properties properties = new Properties();
        properties.setProperty(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.setProperty(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");
        return properties;
    }

    /** Returns the settings of clients that inspect topics. */
    static Properties admin(Kafka kafka) {
        Properties properties = new Properties();
        putAll(properties, kafka, Map.of());
        properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        return properties;
    }

    /** Returns the settings of producers. */
    static Properties producer(Kafka kafka) {
        Properties properties = new Properties();
        // By default Kafka waits 5 ms to fill a batch, which is longer than all the rest of a decision.
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        // The next batch fills while one request is in flight: few records go out at once, and batches grow by
        // themselves
        // when the job is behind. More requests in flight would gain little, since a broker works on the requests of a
        // connection one after another; those that wait there are small batches that could have been one large batch.
        properties.setProperty(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 << 10));
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        putAll(properties, kafka, kafka.producer());
        return properties;
    }

    /**
     * Checks that every reference can be resolved on this machine. Kafka itself uses an unresolved reference as the
     * secret, and then only reports that authentication failed.
     *
     * @throws IOException if one cannot be resolved, naming its property
     */
    static void check(Properties properties) throws IOException {
        Map<String, Object> resolved;
        try {
            resolved = new AbstractConfig(new ConfigDef(), properties, Map.of(), false).originals();
        } catch (ConfigException e) {
            throw new IOException(
                    "a secret of kafka.properties, kafka.consumer or kafka.producer: " + e.getMessage(), e);
        }
        for (String name : properties.stringPropertyNames()) {
            String written = properties.getProperty(name);
            if (REFERENCE.matcher(written).find() && written.equals(resolved.get(name))) {
                throw new IOException(
                        "the Kafka property " + name + ": there is nothing at the place that it names on this machine;"
                                + " see whether the file, the folder or the variable is there,"
                                + " and the entry in it");
            }
        }
    }

    private static void putAll(Properties properties, Kafka kafka, Map<String, String> ofTheKind) {
        SECRETS.forEach(
                (name, provider) -> properties.setProperty(PROVIDERS + "." + name + ".class", provider.getName()));
        properties.putAll(kafka.properties());
        properties.putAll(ofTheKind);
        Set<String> providers = new TreeSet<>(SECRETS.keySet());
        providers.addAll(
                List.of(properties.getProperty(PROVIDERS, "file").trim().split("\\s*,\\s*")));
        properties.setProperty(PROVIDERS, String.join(",", providers));
    }
}
