package dev.weir.io.kafka;

import dev.weir.config.JobConfig.Kafka;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How long clients wait for whom a person waits: Kafka's own minutes are for jobs. A broker that takes a connection and says
 * nothing on it, as one that hangs does, is given up as one that is not there.
 */
final class PatientClients {
    /** So long a broker may take for an answer, or for the next record of those that it has. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Nobody waits for what an end tells a broker that does not answer. */
    static final Duration AT_THE_END = Duration.ofSeconds(2);

    static final CloseOptions CLOSING = CloseOptions.timeout(AT_THE_END);

    private PatientClients() {}

    /** Returns the settings of a consumer of some topics. */
    static Properties consumer(Kafka kafka) {
        Properties properties = KafkaClients.unwatched();
        properties.setProperty(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(PATIENCE));
        properties.putAll(KafkaClients.topicReader(kafka));
        return properties;
    }

    /** Returns the settings of a producer; a job config that says how long it waits for requests is kept to. */
    static Properties producer(Kafka kafka) {
        Properties properties = KafkaClients.unwatched();
        properties.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(PATIENCE));
        properties.putAll(KafkaClients.producer(kafka));
        if (!properties.containsKey(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG)
                && !properties.containsKey(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG)) {
            properties.setProperty(
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    millis(PATIENCE.dividedBy(3).multipliedBy(2)));
            properties.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(PATIENCE));
        }
        properties.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        return properties;
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    /**
     * Refuses to wait longer for records that there are.
     *
     * @param heardNanos when the last ones came, by the clock of the process
     */
    static void requireHeard(long heardNanos, String topic, Kafka kafka) throws IOException {
        if (System.nanoTime() - heardNanos > PATIENCE.toNanos()) {
            throw new IOException(
                    "Kafka at " + kafka.bootstrapServers() + " does not answer: nothing more of the topic '" + topic
                            + "' came for " + PATIENCE.toSeconds() + " s");
        }
    }
}
