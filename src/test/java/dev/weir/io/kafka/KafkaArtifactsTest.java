package dev.weir.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.JobConfig.Kafka;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.artifact.ChunkKey;
import dev.weir.models.artifact.Chunks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Where artifacts are looked for on their topic, with the stand-in for a broker that Kafka's client has. */
final class KafkaArtifactsTest {
    private static final String TOPIC = "model-artifacts";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final int END = 1_000;
    private static final int MOST_POLLS = 4;
    private static final Kafka NOWHERE = new Kafka("none:1", "weir", Map.of(), Map.of(), Map.of(), 2_000);

    private final Map<Integer, ConsumerRecord<byte[], byte[]>> records = new TreeMap<>();
    private final List<Long> readFrom = new ArrayList<>();

    @Test
    void oneThatWasPushedJustNowIsReadFromTheEndWithoutWhatIsBefore() throws Exception {
        Artifact.OnTopic pushed = put("the bytes of a model", END - 2);

        assertThat(read(pushed)).isEqualTo("the bytes of a model");
        assertThat(readFrom).as("as many records as it has chunks, at the end").containsExactly(END - 2L);
    }

    @Test
    void oneThatIsFartherBackIsReadFromTheBeginning() throws Exception {
        Artifact.OnTopic before = put("the bytes of a model", 0);
        put("those of a later model", END - 2);

        assertThat(read(before)).isEqualTo("the bytes of a model");
        assertThat(readFrom).containsExactly(END - 2L, 0L);
    }

    @Test
    void oneThatIsNotThereIsToldWithItsChunks() {
        Artifact.OnTopic never = artifact("the bytes of a model");
        put("those of another model", END - 2);

        assertThatThrownBy(() -> read(never))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("chunks 0, 1 are not on the topic");
    }

    private Artifact.OnTopic put(String bytes, int offset) {
        Artifact.OnTopic artifact = artifact(bytes);
        List<byte[]> chunks = Chunks.of(artifact, bytes.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < chunks.size(); i++) {
            byte[] key = ChunkKey.of(artifact, i).text().getBytes(StandardCharsets.UTF_8);
            records.put(offset + i, new ConsumerRecord<>(TOPIC, 0, offset + i, key, chunks.get(i)));
        }
        return artifact;
    }

    private static Artifact.OnTopic artifact(String bytes) {
        byte[] all = bytes.getBytes(StandardCharsets.UTF_8);
        return new Artifact.OnTopic(Artifacts.sha256(all), 2, all.length);
    }

    private String read(Artifact.OnTopic artifact) throws ArtifactException {
        try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest")) {
            consumer.updatePartitions(
                    TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.updateEndOffsets(Map.of(PARTITION, (long) END));
            for (int poll = 0; poll < MOST_POLLS; poll++) {
                consumer.schedulePollTask(() -> {
                    readFrom.add(consumer.position(PARTITION));
                    records.values().forEach(consumer::addRecord);
                });
            }
            return new String(new KafkaArtifacts(NOWHERE, TOPIC).read(artifact, consumer), StandardCharsets.UTF_8);
        }
    }
}
