package dev.weir.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfigs;
import dev.weir.operators.TopicFault;
import dev.weir.operators.TopicFault.Kind;
import dev.weir.sandbox.kafka.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicNeedsTest {
    private static final String CONFIGS =
            "kafka-configs.sh --bootstrap-server b:9 --alter --entity-type topics --entity-name ";

    private final Map<String, TopicNeeds.Seen> seen = new HashMap<>();
    private TopicNeeds needs;

    @BeforeEach
    void allIsWell() throws ConfigException {
        needs = new TopicNeeds(new JobConfigs().read("kafka: {bootstrapServers: \"b:9\"}", Map.of(), Map.of()));
        for (NewTopic topic : Topics.all()) {
            seen.put(topic.name(), new TopicNeeds.Seen(topic.numPartitions(), Optional.of(topic.configs())));
        }
    }

    @Test
    void theTopicsThatTheSandboxMakesAreGood() {
        assertThat(needs.faults(seen)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "lists", "rules-in-force", "rule-status"})
    void aTopicOfTheRulebookThatIsMissingIsCreatedWithOnePartitionAndCompaction(String topic) {
        seen.remove(topic);

        assertThat(needs.faults(seen))
                .containsExactly(new TopicFault(
                        Kind.MISSING,
                        "the topic '" + topic + "' does not exist; create it: kafka-topics.sh"
                                + " --bootstrap-server b:9 --create --topic " + topic
                                + " --partitions 1 --config cleanup.policy=compact"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactions", "clickstream", "inventory", "actions", "dead-letters"})
    void anyOtherTopicThatIsMissingIsCreatedAsTheBrokerCreatesOne(String topic) {
        seen.remove(topic);

        assertThat(needs.faults(seen))
                .containsExactly(new TopicFault(
                        Kind.MISSING,
                        "the topic '" + topic + "' does not exist; create it: kafka-topics.sh"
                                + " --bootstrap-server b:9 --create --topic " + topic));
    }

    @Test
    void aTopicOfTheRulebookWithMorePartitionsIsRefusedAndNothingOnItIsDeleted() {
        put("rule-status", 2, Map.of("cleanup.policy", "compact"));

        assertThat(needs.faults(seen)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.UNSUITED);
            assertThat(fault.text())
                    .contains("'rule-status' has 2 partitions")
                    .contains("--create --topic rule-status-1 --partitions 1 --config cleanup.policy=compact")
                    .contains("topics.ruleStatus: rule-status-1")
                    .doesNotContain("--delete");
        });
    }

    @Test
    void rowsThatAreRulesAreReadAsRulesAreInOneOrderAndFromACompactedTopic() throws Exception {
        TopicNeeds ofRows = new TopicNeeds(new JobConfigs()
                .read(
                        "{kafka: {bootstrapServers: \"b:9\"}, rules: {fromTable: rows, listsFromTable: entries}}",
                        Map.of(),
                        Map.of()));
        put("rows", 2, Map.of("cleanup.policy", "compact"));

        assertThat(ofRows.faults(seen)).extracting(TopicFault::kind).containsExactly(Kind.UNSUITED, Kind.MISSING);
        assertThat(ofRows.faults(seen).get(0).text()).endsWith("name it in the job config: rules.fromTable: rows-1");
        assertThat(ofRows.faults(seen).get(1).text())
                .contains("'entries' does not exist", "--partitions 1 --config cleanup.policy=compact");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compact|604800000|-1|false",
                "delete|-1|-1|true",
                "delete|604800000|-1|true",
                "compact,delete|604800000|-1|true",
                "compact,delete|-1|1000|true",
                "compact,delete|-1|-1|false"
            })
    void whatGoesByAgeOrIsNeverCompactedHoldsNoRules(String policy, String millis, String bytes, boolean refused) {
        put("rules", 1, Map.of("cleanup.policy", policy, "retention.ms", millis, "retention.bytes", bytes));

        assertThat(needs.faults(seen)).hasSize(refused ? 1 : 0).allSatisfy(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.UNSUITED);
            assertThat(fault.text()).endsWith(CONFIGS + "rules --add-config cleanup.policy=compact");
        });
    }

    @Test
    void compactedEventsAndDecisionsAreAWarningButAChangeLogOfStockMayBeSo() {
        Map<String, String> compacted = Map.of("cleanup.policy", "compact");
        put("inventory", 3, compacted);
        assertThat(needs.faults(seen)).isEmpty();

        for (String topic : List.of("transactions", "clickstream", "actions", "dead-letters")) {
            put(topic, 3, compacted);
        }
        assertThat(needs.faults(seen)).hasSize(4).allSatisfy(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.DOUBTFUL);
            assertThat(fault.text()).contains("kafka-configs.sh").endsWith("--add-config cleanup.policy=delete");
        });
    }

    @ParameterizedTest
    @CsvSource({"actions,1000000", "dead-letters,1000000", "rules-in-force,2000000"})
    void aTopicTakesTheLargestRecordThatTheJobWritesToIt(String topic, int needed) {
        put("lists", 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "2000000"));
        put(topic, 1, Map.of("cleanup.policy", policy(topic), "max.message.bytes", Integer.toString(needed)));
        assertThat(needs.faults(seen)).isEmpty();

        put(topic, 1, Map.of("cleanup.policy", policy(topic), "max.message.bytes", Integer.toString(needed - 1)));
        assertThat(needs.faults(seen)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.UNSUITED);
            assertThat(fault.text()).endsWith(CONFIGS + topic + " --add-config max.message.bytes=" + needed);
        });
    }

    @Test
    void whatIsInForceIsNoLargerThanAListMayBeWhateverTheTopicOfListsTakes() {
        put("lists", 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "99999999"));
        put("rules-in-force", 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "33554432"));

        assertThat(needs.faults(seen)).isEmpty();
    }

    @Test
    void settingsThatNobodyMaySeeAreTakenForGood() {
        seen.replaceAll((topic, one) -> new TopicNeeds.Seen(one.partitions(), Optional.empty()));

        assertThat(needs.faults(seen)).isEmpty();
    }

    private static String policy(String topic) {
        return topic.startsWith("rule") ? "compact" : "delete";
    }

    private void put(String topic, int partitions, Map<String, String> settings) {
        seen.put(topic, new TopicNeeds.Seen(partitions, Optional.of(settings)));
    }
}
