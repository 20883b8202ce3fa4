package dev.weir.operators.rulebook;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdate.Batch;
import dev.weir.engine.message.RulebookUpdate.Put;
import dev.weir.engine.message.RulebookUpdate.Ready;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many updates in a short time. */
final class UpdateStormTest {
    private static final long GATHERED = UpdatePace.GATHERING_MILLIS;

    private final List<Map<TopicPart, Long>> asked = new ArrayList<>();
    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> rulebook = harness(0);

    @BeforeEach
    void start() throws Exception {
        assertThat(start(harness(0))).containsExactly(new Ready(0));
    }

    /** Returns what is told at the start. */
    private List<RulebookUpdate> start(OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> begun)
            throws Exception {
        rulebook = begun;
        rulebook.open();
        rulebook.setProcessingTime(1);
        return received();
    }

    @AfterEach
    void stop() throws Exception {
        rulebook.close();
    }

    @Test
    void anUpdateThatComesAloneIsToldAtOnce() throws Exception {
        push(0, "a", 1);

        assertThat(received()).containsExactly(put(1, "a", 1));
    }

    @Test
    void thoseThatFollowItAreToldTogetherAMomentLater() throws Exception {
        push(0, "a", 1);
        push(1, "b", 1);
        push(2, "c", 1);
        received();
        rulebook.setProcessingTime(1 + GATHERED);

        assertThat(received()).containsExactly(new Batch(List.of(put(2, "b", 1), put(3, "c", 1))));
        assertThat(answers()).extracting(RuleStatus::epoch).containsExactly(1L, 2L, 3L);
    }

    @Test
    void eachOfTwoUpdatesOfOneRuleIsAnsweredAndTheFirstHearsThatItWasOvertaken() throws Exception {
        push(0, "z", 1);
        push(1, "a", 1);
        push(2, "a", 2);
        rulebook.setProcessingTime(1 + GATHERED);

        List<RuleStatus> answers = answers();
        assertThat(answers).extracting(RuleStatus::version).containsExactly(1L, 1L, 2L);
        assertThat(answers).extracting(RuleStatus::kind).containsOnly(RuleStatus.Kind.ACTIVE);
        assertThat(answers.get(1).notes().warnings())
                .containsExactly(RuleError.at(
                        "", "version 2 came right after this and holds instead: no event was decided by this one"));
        assertThat(answers.get(2).notes().warnings()).isEmpty();
    }

    @Test
    void updatesThatTakeLongAreToldInPartsWithPausesBetween() throws Exception {
        rulebook.close();
        assertThat(start(harness(10_000_000))).containsExactly(new Ready(0));
        for (int i = 0; i < 12; i++) {
            push(i, "r" + i, 1);
        }
        received();
        List<Integer> sizes = new ArrayList<>();
        for (long nowMillis = 2; nowMillis < 1_500; nowMillis++) {
            rulebook.setProcessingTime(nowMillis);
            received().forEach(update -> sizes.add(size(update)));
        }

        assertThat(sizes)
                .hasSizeBetween(3, 5)
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(5));
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(11);
        assertThat(answers()).hasSize(12);
    }

    @Test
    void amongManyRulesWhatWasCheckedIsToldWithWhatFollowsOrWithACheckpoint() throws Exception {
        rulebook.close();
        int rules = 600;
        int pushed = 30;
        assertThat(start(harness(40_000_000, receiver -> {
                    for (int i = 0; i < rules; i++) {
                        receiver.receive(pushed(i, "r" + i, always("r" + i, 1, "BLOCK")));
                    }
                })))
                .last()
                .isEqualTo(new Ready(rules));
        for (int i = 0; i < pushed; i++) {
            push(rules + i, "a" + i, 1);
        }
        received();
        long told = 1;
        long toldAtCheckpoints = 0;
        for (long nowMillis = 2; nowMillis < 1_500; nowMillis++) {
            rulebook.setProcessingTime(nowMillis);
            told += received().stream().mapToInt(UpdateStormTest::size).sum();
            rulebook.prepareSnapshotPreBarrier(nowMillis);
            toldAtCheckpoints +=
                    received().stream().mapToInt(UpdateStormTest::size).sum();
        }

        assertThat(toldAtCheckpoints).isPositive();
        assertThat(told + toldAtCheckpoints).isEqualTo(pushed);
        assertThat(answers()).hasSize(rules + pushed).last().returns(rules + pushed + 0L, RuleStatus::epoch);
    }

    private static int size(RulebookUpdate update) {
        return update instanceof Batch batch ? batch.updates().size() : 1;
    }

    @Test
    void whatAGuardAsksIsHeardBeforeAllThatWaits() throws Exception {
        push(0, "a", 1);
        push(1, "b", 1);
        received();
        rulebook.processElement(new RawRecord("rule-status", 0, 0, 0, new byte[] {'a'}, new byte[0]), 0);

        assertThat(received()).isEmpty();
        rulebook.setProcessingTime(1 + GATHERED);
        assertThat(received()).containsExactly(put(2, "b", 1));
    }

    @Test
    void whatWaitedWhenTheJobFailedIsReadAgainFromItsTopic() throws Exception {
        push(0, "a", 1);
        push(1, "b", 1);
        rulebook.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState snapshot = rulebook.snapshot(1, 1);
        rulebook.close();
        rulebook = harness(0);
        rulebook.initializeState(snapshot);
        rulebook.open();
        rulebook.setProcessingTime(1);

        assertThat(asked).last().isEqualTo(Map.of(new TopicPart("rules", 0), 1L));
    }

    @Test
    void aTopicThatEndsIsCheckedToItsEnd() throws Exception {
        push(0, "a", 1);
        push(1, "b", 1);
        rulebook.getOperator().finish();

        assertThat(received()).containsExactly(put(1, "a", 1), put(2, "b", 1));
    }

    /** Of an operator that takes this long to check an update. */
    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> harness(long nanosEach) {
        return harness(nanosEach, receiver -> {});
    }

    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> harness(
            long nanosEach, Consumer<RulebookBootstrap.RecordReceiver> atStart) {
        RulebookBootstrap onTopic = (offsets, receiver) -> {
            asked.add(Map.copyOf(offsets));
            atStart.accept(receiver);
        };
        try {
            var harness = new OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate>(
                    new RulebookOperator(SETTINGS, onTopic, new Ticks(nanosEach)), 1, 1, 0);
            harness.setup(RecordTypes.RULEBOOK_UPDATE.createSerializer(
                    harness.getExecutionConfig().getSerializerConfig()));
            return harness;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stopwatch that goes on by as much each time that somebody looks. */
    private static final class Ticks implements Stopwatch {
        private static final long serialVersionUID = 1L;

        private final long step;
        private long nanos;

        private Ticks(long step) {
            this.step = step;
        }

        @Override
        public long nanos() {
            nanos += step;
            return nanos;
        }
    }

    private void push(long offset, String id, long version) throws Exception {
        rulebook.processElement(pushed(offset, id, always(id, version, "BLOCK")), 0);
    }

    private List<RulebookUpdate> received() {
        List<RulebookUpdate> received = rulebook.extractOutputValues();
        rulebook.getOutput().clear();
        return received;
    }

    private List<RuleStatus> answers() {
        List<RuleStatus> answers = new ArrayList<>();
        rulebook.getSideOutput(RulebookOperator.ANSWERS).forEach(record -> answers.add(record.getValue()));
        return answers;
    }

    private static Put put(long epoch, String id, long version) {
        return Documented.put(epoch, id, always(id, version, "BLOCK"));
    }
}
