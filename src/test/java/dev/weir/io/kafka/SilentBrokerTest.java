package dev.weir.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broker that takes connections and says nothing, as one that hangs: whoever waits is told so. */
@Timeout(60)
final class SilentBrokerTest {
    private ServerSocket silent;
    private JobConfig.Kafka kafka;

    @BeforeEach
    void listen() throws Exception {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        kafka = new JobConfigs()
                .read(
                        "kafka: {consumer: {default.api.timeout.ms: 500}, producer: {max.block.ms: 500}}",
                        Map.of("kafka.bootstrapServers", "127.0.0.1:" + silent.getLocalPort()),
                        Map.of())
                .kafka();
    }

    @AfterEach
    void end() throws IOException {
        silent.close();
    }

    @Test
    void neitherReadsNorWritesNorAnEndWaitForIt() throws Exception {
        try (KafkaTopics topics = new KafkaTopics(kafka)) {
            assertThatThrownBy(() -> topics.end("rules"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not answer");
            assertThatThrownBy(() -> topics.write("rules", "a", "b".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot write to the topic 'rules'");
        }
        try (TopicFollower follower = new TopicFollower(kafka)) {
            assertThatThrownBy(() -> follower.follow(List.of(new TopicFollower.Start("rules", 0, 10))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void whoOnlyReadsMakesNothingToWriteWith() throws Exception {
        JobConfig.Kafka unwritable = new JobConfigs()
                .read(
                        "kafka: {consumer: {default.api.timeout.ms: 500}, producer: {compression.type: none-such}}",
                        Map.of("kafka.bootstrapServers", kafka.bootstrapServers()),
                        Map.of())
                .kafka();
        try (KafkaTopics topics = new KafkaTopics(unwritable)) {
            assertThatThrownBy(() -> topics.end("rules")).hasMessageContaining("does not answer");
            assertThatThrownBy(() -> topics.write("rules", "a", new byte[0]))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("no Kafka client can be made");
        }
    }

    @Test
    void recordsThatThereAreAreNotWaitedForLongerThanAnAnswer() throws Exception {
        long nowNanos = System.nanoTime();
        PatientClients.requireHeard(nowNanos, "rules", kafka);
        assertThatThrownBy(() ->
                        PatientClients.requireHeard(nowNanos - PatientClients.PATIENCE.toNanos() - 1, "rules", kafka))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not answer: nothing more of the topic 'rules' came for 15 s");
    }

    @Test
    void aWriteIsGivenUpSoonUnlessTheJobConfigSaysHowLongRequestsTake() throws Exception {
        assertThat(PatientClients.producer(kafka))
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "15000")
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, "500");
        JobConfig own = new JobConfigs()
                .read(
                        "kafka: {producer: {request.timeout.ms: 40000}}",
                        Map.of("kafka.bootstrapServers", "x:1"),
                        Map.of());
        assertThat(PatientClients.producer(own.kafka())).doesNotContainKey(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
    }
}
