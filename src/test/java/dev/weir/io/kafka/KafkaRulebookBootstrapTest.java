package dev.weir.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.operators.RulebookBootstrap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class KafkaRulebookBootstrapTest {
    private final KafkaRulebookBootstrap rules = new KafkaRulebookBootstrap(config());
    private final TopicsInMemory consumer = new TopicsInMemory();
    private final List<String> received = new ArrayList<>();

    @Test
    void everyPartitionIsReadToItsEnd() throws IOException {
        consumer.add("rules", 0, "a", "b").add("rules", 1, "c", "d", "e");

        assertThat(receive(Map.of()))
                .containsExactlyInAnyOrder("rules/0/0", "rules/0/1", "rules/1/0", "rules/1/1", "rules/1/2");
    }

    @Test
    void ofEachKeyOnlyTheLastIsHeard() throws IOException {
        consumer.add("rules", 0, "a", "b", "a", "c", "a", "b");

        assertThat(receive(Map.of())).containsExactly("rules/0/3", "rules/0/4", "rules/0/5");
    }

    @Test
    void ofManyThoseThatComeNextAreExpectedAndAllThatAreExpectedCome() throws IOException {
        String[] keys = IntStream.range(0, 700).mapToObj(i -> "r" + i).toArray(String[]::new);
        consumer.add("rules", 0, keys);
        List<String> expected = new ArrayList<>();
        List<Integer> ahead = new ArrayList<>();
        rules.read(consumer, Map.of(), new RulebookBootstrap.RecordReceiver() {
            @Override
            public boolean receive(RawRecord record) {
                received.add(place(record));
                ahead.add(expected.size());
                return false;
            }

            @Override
            public void expect(RawRecord record) {
                expected.add(place(record));
            }
        });

        assertThat(received).hasSize(700).isEqualTo(expected);
        assertThat(ahead).startsWith(500).endsWith(700);
    }

    @Test
    void whereTheLastIsRefusedAndNothingIsInForceTheOneBeforeItIsHeard() throws IOException {
        consumer.add("rules", 0, "a", "b", "a", "a", "b");

        assertThat(receive(Map.of(), Set.of("rules/0/3", "rules/0/2", "rules/0/4")))
                .containsExactly("rules/0/3", "rules/0/4", "rules/0/1", "rules/0/2", "rules/0/0");
    }

    @Test
    void whatRulesMayUseIsHeardBeforeThemWhereverItIs() throws IOException {
        consumer.add("rules", 0, "defs/a", "a", "b", "defs/a", "c", "defs/b");

        assertThat(receive(Map.of())).containsExactly("rules/0/3", "rules/0/5", "rules/0/1", "rules/0/2", "rules/0/4");
    }

    @Test
    void noMoreThanSoManyAreLookedFor() throws IOException {
        String[] many = new String[KafkaRulebookBootstrap.ROUNDS + 3];
        java.util.Arrays.fill(many, "a");
        consumer.add("rules", 0, many);

        receive(Map.of(), Set.of("rules/0/6", "rules/0/5", "rules/0/4", "rules/0/3", "rules/0/2"));

        assertThat(received).hasSize(KafkaRulebookBootstrap.ROUNDS);
    }

    @Test
    void readingGoesOnAtTheNextOffsetAndHearsAllThatCameSince() throws IOException {
        consumer.add("rules", 0, "a", "a", "a", "a", "a");

        assertThat(receive(seen(3))).containsExactly("rules/0/3", "rules/0/4");
    }

    @Test
    void ofVeryMuchThatCameSinceOnlyTheLastOfEachKeyIsHeard() throws IOException {
        String[] many = new String[(int) KafkaRulebookBootstrap.READ_IN_FULL + 2];
        java.util.Arrays.fill(many, "a");
        consumer.add("rules", 0, many);

        assertThat(receive(seen(2))).hasSize((int) KafkaRulebookBootstrap.READ_IN_FULL);
        received.clear();
        assertThat(receive(seen(1))).containsExactly("rules/0/" + (many.length - 1));
    }

    @Test
    void aTopicThatWasReadToItsEndOrIsEmptyGivesNothing() throws IOException {
        consumer.add("rules", 0, "a", "b");
        assertThat(receive(seen(2))).isEmpty();

        consumer.add("lists", 0, new String[0]);
        assertThat(receive(seen(2))).isEmpty();
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws IOException {
        consumer.add("rules", 0, "a", "b");

        assertThat(receive(seen(50))).containsExactly("rules/0/0", "rules/0/1");
    }

    @Test
    void listsComeBeforeTheRulesThatMayAskThemAndWhatGuardsAskComesLastAndWhole() throws IOException {
        consumer.add("status", 0, "a", "a").add("rules", 0, "a").add("lists", 0, "l");

        assertThat(receive(Map.of())).containsExactly("lists/0/0", "rules/0/0", "status/0/0", "status/0/1");
    }

    @Test
    void aTopicThatDoesNotExistIsNamedWithTheWayToCreateIt() {
        assertThatThrownBy(() -> receive(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("the topic 'rules' does not exist; create it: kafka-topics.sh --create --topic rules"
                        + " --partitions 1 --config cleanup.policy=compact");
        assertThatThrownBy(() -> rules.readInForce(consumer, entry -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("the topic 'in-force' does not exist; create it: kafka-topics.sh --create --topic in-force"
                        + " --partitions 1 --config cleanup.policy=compact");
    }

    @Test
    void anEndThatIsNotReachedInTimeIsAnError() {
        consumer.add("rules", 0, "a");
        consumer.updateEndOffsets(Map.of(new TopicPartition("rules", 0), 9L));

        assertThatThrownBy(() -> receive(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'rules' was not read to its end within 1000 ms")
                .hasMessageContaining("kafka.readTimeout");
    }

    @Test
    void whatIsInForceComesBackAsItWasWrittenOfEachKeyTheLastAndListsFirstAndRulesLast() throws IOException {
        InForceEntry rule = entry("a", "{\"ä\": 1}", 7, pushedAt(new RecordPlace("rules", 0, 12)), "too much");
        InForceEntry document = entry("defs/times", "{}", 2, Push.UNKNOWN, "");
        InForceEntry list = entry("list:ips", "{}", 0, Push.UNKNOWN, "");
        consumer.add(
                        "in-force",
                        0,
                        entry("a", "{}", 6, Push.UNKNOWN, ""),
                        rule,
                        document,
                        list,
                        entry("b", "{}", 1, rule.source(), ""))
                .add("in-force", 0, entry("b", "", 0, Push.UNKNOWN, ""));
        List<InForceEntry> read = new ArrayList<>();

        rules.readInForce(consumer, read::add);

        assertThat(read).usingRecursiveFieldByFieldElementComparator().containsExactly(list, document, rule);
    }

    @Test
    void itCrossesTheNetwork() throws Exception {
        consumer.add("rules", 0, "a");

        InstantiationUtil.clone(rules).read(consumer, Map.of(), record -> received.add("one"));

        assertThat(received).containsExactly("one");
    }

    private static JobConfig config() {
        try {
            return new JobConfigs().read("""
                            kafka: {bootstrapServers: "localhost:1", readTimeout: 1s}
                            topics: {rulesInForce: in-force, ruleStatus: status}
                            """, Map.of(), Map.of());
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InForceEntry entry(String key, String document, long version, Push source, String reason) {
        return new InForceEntry(key, document.getBytes(StandardCharsets.UTF_8), version, 3, source, reason);
    }

    private List<String> receive(Map<TopicPart, Long> nextOffsets) throws IOException {
        return receive(nextOffsets, Set.of());
    }

    private List<String> receive(Map<TopicPart, Long> nextOffsets, Set<String> refused) throws IOException {
        rules.read(consumer, nextOffsets, record -> {
            received.add(place(record));
            return refused.contains(place(record));
        });
        return received;
    }

    private static String place(RawRecord record) {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }

    private static Map<TopicPart, Long> seen(long next) {
        return Map.of(new TopicPart("rules", 0), next);
    }

    private static Push pushedAt(RecordPlace place) {
        return new Push(place, 1_234, new Sender("anna", 5_678, "AQI="), false);
    }
}
