package dev.weir.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedBrokerTest {
    private EmbeddedBroker broker;

    @BeforeAll
    void startBroker() throws Exception {
        broker = EmbeddedBroker.start();
        Topics.create(broker.bootstrapServers());
    }

    @AfterAll
    void stopBroker() {
        broker.close();
    }

    @Test
    void hasTheTopicsOfTheWireFormats() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get())
                    .isEqualTo(Set.of(
                            "transactions",
                            "clickstream",
                            "inventory",
                            "customers",
                            "rules",
                            "lists",
                            "rules-in-force",
                            "decision-events",
                            "labels",
                            "models",
                            "model-artifacts",
                            "actions",
                            "rule-status",
                            "dead-letters"));
        }
    }

    @Test
    void keepsTheLatestRecordOfEachRule() throws Exception {
        ConfigResource rules = new ConfigResource(ConfigResource.Type.TOPIC, "rules");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.describeConfigs(List.of(rules)).all().get().values())
                    .extracting(config -> config.get("cleanup.policy").value())
                    .containsExactly("compact");
        }
    }

    @Test
    void givesBackWhatWasSent() throws Exception {
        byte[] value = "{\"sku\":\"s-1\"}".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>("labels", 0, null, value)).get();
        }
        assertThat(readOne("labels")).isEqualTo(value);
    }

    @Test
    void takesARecordOfTenMegabytes() throws Exception {
        byte[] value = new byte[10_000_000];
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>("dead-letters", 0, null, value)).get();
        }
        assertThat(readOne("dead-letters")).hasSize(10_000_000);
    }

    @Test
    void saysWhichPortIsInUseAndHowToChooseAnother(@TempDir Path data) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> EmbeddedBroker.start(port, data))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessage("port " + port + " is in use; choose another with -Dweir.kafka.port=" + (port + 10));
        }
    }

    @Test
    void leavesNothingBehind(@TempDir Path parent) throws Exception {
        Path data = parent.resolve("broker");
        EmbeddedBroker.start(0, data).close();
        assertThat(data).doesNotExist();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", 16_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private byte[] readOne(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofMinutes(5))
                    .records(partition)
                    .get(0)
                    .value();
        }
    }
}
