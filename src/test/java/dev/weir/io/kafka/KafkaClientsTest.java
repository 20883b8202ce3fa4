package dev.weir.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.JobConfig.Kafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the secrets of clients come from. */
final class KafkaClientsTest {
    private static final String PASSWORD = "ssl.key.password";

    @TempDir
    private Path folder;

    @Test
    void aSecretIsReadFromAFileFromAFolderAndFromAVariable() throws IOException {
        Files.writeString(folder.resolve("a.properties"), "one=of a file\n");
        Files.writeString(folder.resolve("two"), "of a folder");

        assertThat(password("${file:" + folder.resolve("a.properties") + ":one}"))
                .isEqualTo("of a file");
        assertThat(password("${dir:" + folder + ":two}")).isEqualTo("of a folder");
        assertThat(password("${env:PATH}")).isEqualTo(System.getenv("PATH"));
    }

    @Test
    void aProducerBatchesOnlyWhatComesWhileItSendsUnlessTheConfigSaysOtherwise() {
        Properties ours = producer(Map.of());
        Properties theirs = producer(Map.of("max.in.flight.requests.per.connection", "5", "batch.size", "16384"));

        assertThat(ours)
                .containsEntry("linger.ms", "0")
                .containsEntry("max.in.flight.requests.per.connection", "1")
                .containsEntry("batch.size", "131072");
        assertThat(theirs)
                .containsEntry("max.in.flight.requests.per.connection", "5")
                .containsEntry("batch.size", "16384");
    }

    @Test
    void aReferenceThatLeadsNowhereIsNamedByItsProperty() throws IOException {
        Files.writeString(folder.resolve("a.properties"), "one=1\n");

        for (String nowhere : new String[] {
            "${file:" + folder.resolve("a.properties") + ":two}", "${dir:" + folder + ":none}", "${env:NO_SUCH_ONE}"
        }) {
            assertThatThrownBy(() -> KafkaClients.check(consumer(Map.of(PASSWORD, nowhere))))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "the Kafka property " + PASSWORD + ": there is nothing at the place that it names on this"
                                    + " machine; see whether the file, the folder or the variable is there, and the entry in it");
        }
        assertThatThrownBy(() -> KafkaClients.check(consumer(Map.of(PASSWORD, "${file:/nowhere:one}"))))
                .hasMessage(
                        "a secret of kafka.properties, kafka.consumer or kafka.producer: Could not read properties from"
                                + " file /nowhere");
    }

    @Test
    void whatIsNoReferenceIsLeftAlone() {
        assertThatCode(() -> KafkaClients.check(consumer(Map.of("client.rack", "${a}"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aProviderOfOnesOwnStandsBesideThese() {
        assertThat(consumer(Map.of("config.providers", "vault, dir")).getProperty("config.providers"))
                .isEqualTo("dir,env,file,vault");
    }

    private static String password(String written) throws IOException {
        Properties properties = consumer(Map.of(PASSWORD, written));
        KafkaClients.check(properties);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "b:1");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new ConsumerConfig(properties).getPassword(PASSWORD).value();
    }

    private static Properties producer(Map<String, String> properties) {
        return KafkaClients.producer(new Kafka("b:1", "weir", Map.of(), Map.of(), properties, 1_000));
    }

    private static Properties consumer(Map<String, String> properties) {
        return KafkaClients.consumer(new Kafka("b:1", "weir", properties, Map.of(), Map.of(), 1_000));
    }
}
