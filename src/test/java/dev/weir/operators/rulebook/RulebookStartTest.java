package dev.weir.operators.rulebook;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdate.Batch;
import dev.weir.engine.message.RulebookUpdate.Put;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulesAtStart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds after a start, of what the topics held and the job wrote down. */
final class RulebookStartTest {
    private static final String LIST = "{\"name\":\"ips\",\"entries\":[\"203.0.113.7\"]}";

    /** What the topic of what is in force holds, of each key the last; a removed one is not there. */
    private final Map<String, InForceEntry> written = new LinkedHashMap<>();

    private final List<RawRecord> records = new ArrayList<>();
    private final List<Map<TopicPart, Long>> asked = new ArrayList<>();
    private final List<RulebookUpdate> updates = new ArrayList<>();
    private final List<RuleStatus> answers = new ArrayList<>();
    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> rulebook = harness();

    @BeforeEach
    void open() throws Exception {
        rulebook.open();
    }

    @AfterEach
    void stop() throws Exception {
        rulebook.close();
    }

    @Test
    void aGoodRuleSurvivesTheRefusedOneThatTookItsPlaceOnTheTopic() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")), pushed(1, "a", "{\"id\":\"a\",\"version\":2}"));
        assertThat(answers)
                .extracting(RuleStatus::kind)
                .containsExactly(RuleStatus.Kind.ACTIVE, RuleStatus.Kind.REJECTED);

        compacted(pushed(1, "a", "{\"id\":\"a\",\"version\":2}"));
        startWithoutState();

        assertThat(puts()).extracting(Put::document).containsExactly(always("a", 1, "BLOCK"));
        assertThat(answers)
                .extracting(status -> status.kind() + " " + status.version())
                .containsExactly("ACTIVE 1", "REJECTED 2");
        assertThat(writtenOf("a").version()).isEqualTo(1);
    }

    @Test
    void anotherTextOfTheSameVersionDoesNotComeIntoForceByAStart() throws Exception {
        start();
        live(pushed(0, "a", always("a", 5, "BLOCK")), pushed(1, "a", always("a", 5, "REVIEW")));
        compacted(pushed(1, "a", always("a", 5, "REVIEW")));
        startWithoutState();

        assertThat(puts()).extracting(Put::document).containsExactly(always("a", 5, "BLOCK"));
    }

    @Test
    void aRefusedListLeavesTheGoodOneToo() throws Exception {
        start();
        live(list(0, LIST), list(1, "{\"name\":\"ips\"}"));
        compacted(list(1, "{\"name\":\"ips\"}"));
        startWithoutState();

        assertThat(updates).filteredOn(RulebookUpdate.PutList.class::isInstance).hasSize(1);
        assertThat(answers)
                .extracting(RuleStatus::kind)
                .containsExactly(RuleStatus.Kind.ACTIVE, RuleStatus.Kind.REJECTED);
        assertThat(new String(writtenOf("list:ips").document(), StandardCharsets.UTF_8))
                .isEqualTo(LIST);
    }

    @Test
    void whatWasPushedWhileTheJobWasDownComesIntoForceAndEpochsGoOn() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")));
        live(pushed(1, "b", always("b", 1, "BLOCK")));
        records.add(pushed(2, "a", always("a", 2, "BLOCK")));
        startWithoutState();

        assertThat(puts()).extracting(Put::epoch).isSorted().last().isEqualTo(3L);
        assertThat(writtenOf("a").version()).isEqualTo(2);
    }

    @Test
    void aRuleThatWasRemovedStaysAway() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")), pushed(1, "a", ""));
        assertThat(written).isEmpty();
        compacted();
        startWithoutState();
        assertThat(puts()).isEmpty();

        live(pushed(2, "b", always("b", 1, "BLOCK")));
        compacted(pushed(3, "b", ""));
        startWithoutState();
        assertThat(updates).last().isInstanceOf(RulebookUpdate.Ready.class);
        assertThat(updates).anyMatch(RulebookUpdate.Remove.class::isInstance);
        assertThat(written).isEmpty();
    }

    @Test
    void aTopicThatWasMadeAnewTakesNothingAwayButMayReplace() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")), pushed(1, "b", always("b", 1, "BLOCK")));
        compacted(pushed(0, "b", always("b", 2, "REVIEW")));
        startWithoutState();

        assertThat(written).hasSize(2);
        assertThat(writtenOf("a").version()).isEqualTo(1);
        assertThat(writtenOf("b").version()).isEqualTo(2);
    }

    @Test
    void withoutWhatWasWrittenDownTheTopicOfRulesAloneCounts() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")));
        written.clear();
        startWithoutState();

        assertThat(puts()).hasSize(1);
        assertThat(written).containsOnlyKeys("a");
    }

    @Test
    void withItsStateWhatThatSaysCountsAndWhatIsMissingIsWrittenDownAnew() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")), list(0, LIST));
        OperatorSubtaskState state = save();
        written.clear();
        start(state);

        assertThat(puts()).isEmpty();
        assertThat(written).containsOnlyKeys("a", "list:ips");
        assertThat(asked).last().isEqualTo(Map.of(new TopicPart("rules", 0), 1L));
    }

    @Test
    void whatWasAcceptedAfterTheStateWasSavedSurvivesThoughItsRecordIsGone() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")));
        OperatorSubtaskState state = save();
        live(pushed(1, "a", always("a", 2, "BLOCK")), pushed(2, "a", "{}"));
        compacted(pushed(2, "a", "{}"));
        start(state);

        assertThat(puts()).extracting(Put::document).containsExactly(always("a", 2, "BLOCK"));
        assertThat(writtenOf("a").version()).isEqualTo(2);
    }

    @Test
    void aRuleThatWasMadeAgainAfterTheStateWasSavedIsTheOneInForceThoughItsVersionIsSmaller() throws Exception {
        start();
        live(pushed(0, "a", always("a", 5, "BLOCK")));
        OperatorSubtaskState state = save();
        live(pushed(1, "a", ""), pushed(2, "a", always("a", 1, "REVIEW")));
        compacted(pushed(2, "a", always("a", 1, "REVIEW")));
        start(state);

        assertThat(puts()).extracting(Put::document).containsExactly(always("a", 1, "REVIEW"));
        assertThat(writtenOf("a").version()).isEqualTo(1);
    }

    @Test
    void aRuleThatIsRemovedWhileTheJobIsDownDoesNotComeBackOfWhatWasWrittenDown() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")));
        OperatorSubtaskState state = save();
        live(pushed(1, "a", always("a", 2, "BLOCK")));
        compacted(pushed(2, "a", ""));
        start(state);

        assertThat(puts()).isEmpty();
        assertThat(updates).anyMatch(RulebookUpdate.Remove.class::isInstance);
        assertThat(written).isEmpty();
    }

    @Test
    void epochsGoOnFromTheLatestThatWasWrittenDownThoughAllBeforeItAreGone() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")), pushed(1, "a", always("a", 2, "BLOCK")));
        live(pushed(2, "a", always("a", 3, "BLOCK")));
        compacted(pushed(2, "a", always("a", 3, "BLOCK")));
        startWithoutState();

        assertThat(puts()).extracting(Put::epoch).containsExactly(3L);
    }

    @Test
    void anOldStateNeverWritesAnOldVersionOverANewOneForGood() throws Exception {
        start();
        live(pushed(0, "a", always("a", 1, "BLOCK")));
        OperatorSubtaskState state = save();
        live(pushed(1, "a", always("a", 2, "BLOCK")), pushed(2, "a", always("a", 3, "BLOCK")));
        start(state);

        assertThat(writtenOf("a").version()).isEqualTo(3);
        assertThat(writtenOf("a").source().place().offset()).isEqualTo(2);
    }

    @Test
    void afterAStartWithoutStateNothingThatWasAskedOfTheJobBeforeCounts() throws Exception {
        records.add(new RawRecord(
                "rule-status",
                0,
                0,
                0,
                new byte[] {'a'},
                "{\"status\":\"SWITCHING_OFF\"}".getBytes(StandardCharsets.UTF_8)));
        start();
        OperatorSubtaskState state = save();
        start(state);

        assertThat(asked).last().isEqualTo(Map.of(new TopicPart("rule-status", 0), 1L));
    }

    private InForceEntry writtenOf(String key) {
        return Objects.requireNonNull(written.get(key));
    }

    private void compacted(RawRecord... left) {
        records.clear();
        records.addAll(List.of(left));
    }

    private void live(RawRecord... pushed) throws Exception {
        for (RawRecord record : pushed) {
            records.add(record);
            rulebook.processElement(record, 0);
            rulebook.setProcessingTime(rulebook.getProcessingTime() + UpdatePace.GATHERING_MILLIS);
        }
        hear();
    }

    private OperatorSubtaskState save() throws Exception {
        rulebook.prepareSnapshotPreBarrier(1);
        return rulebook.snapshot(1, 1);
    }

    private void startWithoutState() throws Exception {
        start();
    }

    private void start(OperatorSubtaskState... state) throws Exception {
        rulebook.close();
        rulebook = harness();
        if (state.length > 0) {
            rulebook.initializeState(state[0]);
        }
        rulebook.open();
        updates.clear();
        answers.clear();
        rulebook.setProcessingTime(1);
        hear();
    }

    private void hear() {
        for (RulebookUpdate update : rulebook.extractOutputValues()) {
            updates.addAll(update instanceof Batch batch ? batch.updates() : List.of(update));
        }
        rulebook.getOutput().clear();
        drain(rulebook.getSideOutput(RulebookOperator.ANSWERS)).forEach(answers::add);
        drain(rulebook.getSideOutput(RulebookOperator.IN_FORCE)).forEach(entry -> {
            if (entry.isGone()) {
                written.remove(entry.key());
            } else {
                written.put(entry.key(), entry);
            }
        });
    }

    private static <T> List<T> drain(Queue<StreamRecord<T>> output) {
        List<T> drained = new ArrayList<>();
        while (output != null && !output.isEmpty()) {
            drained.add(output.remove().getValue());
        }
        return drained;
    }

    private List<Put> puts() {
        return updates.stream()
                .flatMap(update -> update instanceof Put put ? Stream.of(put) : Stream.empty())
                .toList();
    }

    private static RawRecord list(long offset, String document) {
        return new RawRecord(
                "lists",
                0,
                offset,
                0,
                "ips".getBytes(StandardCharsets.UTF_8),
                document.getBytes(StandardCharsets.UTF_8));
    }

    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> harness() {
        try {
            var harness = new OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate>(
                    new RulebookOperator(SETTINGS, new Held(), () -> 0), 1, 1, 0);
            harness.setup(RecordTypes.RULEBOOK_UPDATE.createSerializer(
                    harness.getExecutionConfig().getSerializerConfig()));
            return harness;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of rules and lists, all that was not seen; of which there is never so much that only the last are heard. */
    private final class Held implements RulesAtStart {
        private static final long serialVersionUID = 1L;

        @Override
        public void read(Map<TopicPart, Long> nextOffsets, Hearing hearing) {
            asked.add(nextOffsets);
            Map<String, RawRecord> last = new LinkedHashMap<>();
            for (RawRecord record : List.copyOf(records)) {
                long next = nextOffsets.getOrDefault(new TopicPart(record.topic(), 0), 0L);
                String key =
                        nextOffsets.isEmpty() ? new String(record.key(), StandardCharsets.UTF_8) : "" + record.offset();
                if (record.offset() >= next) {
                    last.remove(record.topic() + key);
                    last.put(record.topic() + key, record);
                }
            }
            last.values().forEach(hearing::hear);
        }

        @Override
        public void readInForce(Consumer<InForceEntry> each) {
            List.copyOf(written.values()).forEach(each);
        }
    }
}
