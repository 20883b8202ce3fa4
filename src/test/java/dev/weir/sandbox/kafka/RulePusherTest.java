package dev.weir.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulePusherTest {
    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private Producer producer;
    private RulePusher pusher;
    private long changes;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start();
        Topics.create(broker.bootstrapServers());
        producer = new Producer(broker.bootstrapServers());
        pusher = new RulePusher(folder, producer);
        write("a", 1);
        write("b", 1);
    }

    @AfterEach
    void stop() {
        producer.close();
        broker.close();
    }

    @Test
    void writesAllRulesTheFirstTime() throws Exception {
        assertThat(pusher.push()).containsExactly("a", "b");
    }

    @Test
    void whatItWritesAndRemovesIsToldAsThePushOfTheSandbox() throws Exception {
        pusher.push();
        Files.delete(folder.resolve("a.yaml"));
        pusher.push();

        JobConfig config =
                new JobConfigs().read("", Map.of("kafka.bootstrapServers", broker.bootstrapServers()), Map.of());
        try (KafkaTopics topics = new KafkaTopics(config.kafka())) {
            assertThat(topics.read(Topics.RULES))
                    .hasSize(3)
                    .allSatisfy(record -> assertThat(record.sender().name()).isEqualTo("weir-sandbox"));
        }
    }

    @Test
    void writesNothingWhereNothingChanged() throws Exception {
        pusher.push();
        assertThat(pusher.push()).isEmpty();
    }

    @Test
    void writesWhatChanged() throws Exception {
        pusher.push();
        write("b", 2);
        assertThat(pusher.push()).containsExactly("b");
    }

    @Test
    void writesListsBesideTheRules() throws Exception {
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(folder.resolve("lists/blocked-ips.txt"), "# known\n203.0.113.66\n");
        assertThat(pusher.push()).containsExactly("a", "b", "list:blocked-ips");
    }

    @Test
    void removesWhatIsGone() throws Exception {
        pusher.push();
        Files.delete(folder.resolve("a.yaml"));
        assertThat(pusher.push()).containsExactly("a");
    }

    @Test
    void leavesOutWhatCannotBeReadAndKeepsWhatItHeldBefore() throws Exception {
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(folder.resolve("lists/ips.txt"), "203.0.113.66\n");
        Files.writeString(folder.resolve("lists/zips.txt"), "01234\n");
        pusher.push();
        Files.writeString(folder.resolve("lists/ips.txt"), "\"203.0.113.66\n");
        Files.delete(folder.resolve("lists/zips.txt"));
        Files.writeString(folder.resolve("a.yaml"), "id: a\nversion: [2");
        write("b", 2);

        assertThat(pusher.push()).containsExactly("b");
        assertThat(pusher.errors())
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error).contains("a.yaml:2:10: "),
                        error -> assertThat(error).contains("ips.txt:1:1: the quote is not closed"));
        assertThat(pusher.push()).isEmpty();
        assertThat(pusher.errors()).isEmpty();
    }

    private void write(String id, int version) throws IOException {
        Path file = folder.resolve(id + ".yaml");
        Files.writeString(file, "id: " + id + "\nversion: " + version);
        // Two writes may fall into one tick of the file system's clock.
        Files.setLastModifiedTime(file, FileTime.fromMillis(++changes * 10_000));
    }
}
