package dev.weir.io;

import dev.weir.config.JobConfig.Kafka;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Settings of Kafka clients: ours, chosen for latency, and over them those of the job config. */
final class KafkaClients {

    private KafkaClients() {}

    /** Of consumers. */
    static Properties consumer(Kafka kafka) {
        Properties properties = new Properties();
        // Exactly-once producers may stand upstream; without any this costs nothing.
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // The broker answers as soon as there is one byte: these are the defaults, and latency hangs on them.
        properties.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
        properties.putAll(kafka.properties());
        properties.putAll(kafka.consumer());
        return properties;
    }

    /** Of producers. */
    static Properties producer(Kafka kafka) {
        Properties properties = new Properties();
        // Kafka waits 5 ms for company by default, which is more than all the rest of a decision takes.
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.putAll(kafka.properties());
        properties.putAll(kafka.producer());
        return properties;
    }
}
