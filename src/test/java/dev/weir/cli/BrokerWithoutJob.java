package dev.weir.cli;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A broker with the topics of a job and no job behind it: what a job would have written, a test writes. */
final class BrokerWithoutJob implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final JobConfig config;
    private final KafkaTopics topics;

    private BrokerWithoutJob(EmbeddedBroker broker) throws Exception {
        this.broker = broker;
        Topics.create(broker.bootstrapServers());
        config = new JobConfigs().read("", Map.of("kafka.bootstrapServers", broker.bootstrapServers()), Map.of());
        topics = new KafkaTopics(config.kafka());
    }

    static BrokerWithoutJob start() throws Exception {
        return new BrokerWithoutJob(EmbeddedBroker.start());
    }

    /** Starts one with other settings. */
    static BrokerWithoutJob start(UnaryOperator<Map<String, String>> settings) throws Exception {
        return new BrokerWithoutJob(EmbeddedBroker.start(settings));
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    JobConfig config() {
        return config;
    }

    KafkaTopics topics() {
        return topics;
    }

    /** Runs a command. */
    Ran weir(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        return Ran.of(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        topics.close();
        broker.close();
    }
}
