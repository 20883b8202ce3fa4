package dev.weir.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.JobConfig.Kafka;
import dev.weir.engine.TopicPart;
import dev.weir.events.RawRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class KafkaRulesAtStartTest {
    private static final long TIMEOUT_MILLIS = 300;
    private static final Kafka NOWHERE = new Kafka("localhost:1", "g", Map.of(), Map.of(), Map.of(), TIMEOUT_MILLIS);

    private final KafkaRulesAtStart rules = new KafkaRulesAtStart(NOWHERE, List.of("rules"), "rules");
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void everyPartitionIsReadToItsEnd() throws IOException {
        topicOf(2);
        holding(0, 0, 2);
        holding(1, 0, 3);

        assertThat(offsets(rules.read(consumer, Map.of())))
                .containsExactlyInAnyOrder("0/0", "0/1", "1/0", "1/1", "1/2");
    }

    @Test
    void readingGoesOnAtTheNextOffset() throws IOException {
        topicOf(1);
        holding(0, 0, 5);

        assertThat(offsets(rules.read(consumer, seen(3)))).containsExactly("0/3", "0/4");
    }

    @Test
    void aTopicThatWasReadToItsEndGivesNothing() throws IOException {
        topicOf(1);
        holding(0, 0, 5);

        assertThat(rules.read(consumer, seen(5))).isEmpty();
    }

    @Test
    void anEmptyTopicGivesNothing() throws IOException {
        topicOf(1);
        holding(0, 0, 0);

        assertThat(rules.read(consumer, Map.of())).isEmpty();
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws IOException {
        topicOf(1);
        holding(0, 0, 2);

        assertThat(offsets(rules.read(consumer, seen(50)))).containsExactly("0/0", "0/1");
    }

    @Test
    void aTopicOfListsThatDoesNotExistHoldsNone() throws IOException {
        topicOf(1);
        holding(0, 0, 2);
        consumer.updatePartitions("lists", List.of());

        assertThat(offsets(new KafkaRulesAtStart(NOWHERE, List.of("lists", "rules"), "rules").read(consumer, Map.of())))
                .containsExactly("0/0", "0/1");
    }

    @Test
    void aTopicThatDoesNotExistIsNamedWithTheWayToCreateIt() {
        consumer.updatePartitions("rules", List.of());

        assertThatThrownBy(() -> rules.read(consumer, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("the topic 'rules' does not exist; create it: kafka-topics.sh --create --topic rules"
                        + " --partitions 1 --config cleanup.policy=compact");
    }

    @Test
    void anEndThatIsNotReachedInTimeIsAnError() {
        topicOf(1);
        holding(0, 0, 2);
        consumer.updateEndOffsets(Map.of(new TopicPartition("rules", 0), 9L));

        assertThatThrownBy(() -> rules.read(consumer, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("were not read to their end within 300 ms (2 records so far)")
                .hasMessageContaining("kafka.readTimeout");
    }

    @Test
    void listsComeBeforeTheRulesThatMayAskThem() throws IOException {
        consumer.updatePartitions("lists", List.of(info("lists", 0)));
        topicOf(1);
        holding("rules", 0, 0, 2);
        holding("lists", 0, 0, 1);

        assertThat(new KafkaRulesAtStart(NOWHERE, List.of("lists", "rules"), "rules").read(consumer, seen(1)))
                .extracting(record -> record.topic() + "/" + record.offset())
                .containsExactly("lists/0", "rules/1");
    }

    @Test
    void itCrossesTheNetwork() throws Exception {
        topicOf(1);
        holding(0, 0, 1);

        assertThat(InstantiationUtil.clone(rules).read(consumer, Map.of())).hasSize(1);
    }

    private void topicOf(int partitions) {
        consumer.updatePartitions(
                "rules",
                IntStream.range(0, partitions)
                        .mapToObj(partition -> info("rules", partition))
                        .toList());
    }

    private static PartitionInfo info(String topic, int partition) {
        return new PartitionInfo(topic, partition, Node.noNode(), new Node[0], new Node[0]);
    }

    private void holding(int partition, long begin, long end) {
        holding("rules", partition, begin, end);
    }

    private void holding(String topic, int partition, long begin, long end) {
        TopicPartition rulesPartition = new TopicPartition(topic, partition);
        consumer.updateBeginningOffsets(Map.of(rulesPartition, begin));
        consumer.updateEndOffsets(Map.of(rulesPartition, end));
        consumer.schedulePollTask(() -> {
            for (long offset = consumer.position(rulesPartition); offset < end; offset++) {
                consumer.addRecord(new ConsumerRecord<>(topic, partition, offset, new byte[0], new byte[0]));
            }
        });
    }

    private static List<String> offsets(List<RawRecord> records) {
        return records.stream()
                .map(record -> record.partition() + "/" + record.offset())
                .toList();
    }

    private static Map<TopicPart, Long> seen(long next) {
        return Map.of(new TopicPart("rules", 0), next);
    }
}
