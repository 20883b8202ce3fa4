package dev.weir.operators.rulebook;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdate.Batch;
import dev.weir.engine.message.RulebookUpdate.Put;
import dev.weir.engine.message.RulebookUpdate.Ready;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.Ownership;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.operators.TopicFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

final class RulebookOperatorTest {
    private static final RawRecord A = pushed(0, "a", always("a", 1, "BLOCK"));
    private static final RawRecord B = pushed(1, "b", always("b", 1, "BLOCK"));
    private static final RawRecord C = pushed(2, "c", always("c", 1, "BLOCK"));

    @Test
    void whatTheTopicHeldIsToldAtOnceAndThenThatThisWasAll() throws Exception {
        try (var rulebook = start(holding(A, B))) {
            rulebook.setProcessingTime(1);

            assertThat(told(rulebook)).containsExactly(put(1, "a"), put(2, "b"), new Ready(2));
        }
    }

    @Test
    void itIsToldBeforeAnyRecordThatComes() throws Exception {
        try (var rulebook = start(holding(A, B))) {
            rulebook.processElement(C, 0);

            assertThat(told(rulebook)).containsExactly(put(1, "a"), put(2, "b"), new Ready(2), put(3, "c"));
        }
    }

    @Test
    void itIsToldBeforeTheFirstCheckpoint() throws Exception {
        try (var rulebook = start(holding(A))) {
            rulebook.prepareSnapshotPreBarrier(1);

            assertThat(told(rulebook)).containsExactly(put(1, "a"), new Ready(1));
        }
    }

    @Test
    void itIsToldThoughTheTopicEndsBeforeAnythingElseHappens() throws Exception {
        try (var rulebook = start(holding(A))) {
            rulebook.getOperator().finish();

            assertThat(told(rulebook)).containsExactly(put(1, "a"), new Ready(1));
        }
    }

    @Test
    void aTopicWithoutRulesIsReadyToo() throws Exception {
        try (var rulebook = start(holding())) {
            rulebook.setProcessingTime(1);

            assertThat(told(rulebook)).containsExactly(new Ready(0));
        }
    }

    @Test
    void aRecordThatWasReadAtTheStartIsNotCheckedAgainWhenItComes() throws Exception {
        try (var rulebook = start(holding(A, B))) {
            rulebook.processElement(A, 0);
            rulebook.processElement(B, 0);

            assertThat(told(rulebook)).containsExactly(put(1, "a"), put(2, "b"), new Ready(2));
            assertThat(answers(rulebook)).hasSize(2);
        }
    }

    @Test
    void afterARestartOnlyWhatIsNewIsReadAndEpochsGoOn() throws Exception {
        OperatorSubtaskState snapshot;
        try (var rulebook = start(holding(A, B))) {
            rulebook.prepareSnapshotPreBarrier(1);
            snapshot = rulebook.snapshot(1, 1);
        }
        List<Map<TopicPart, Long>> asked = new ArrayList<>();
        try (var rulebook = start(
                (offsets, receiver) -> {
                    asked.add(Map.copyOf(offsets));
                    receiver.receive(C);
                },
                snapshot)) {
            rulebook.setProcessingTime(1);

            assertThat(asked).containsExactly(Map.of(new TopicPart("rules", 0), 2L));
            assertThat(told(rulebook)).containsExactly(put(3, "c"), new Ready(3));
        }
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
        OperatorSubtaskState snapshot;
        try (var rulebook = start(holding(A, B))) {
            rulebook.prepareSnapshotPreBarrier(1);
            snapshot = rulebook.snapshot(1, 1);
        }
        RawRecord first = new RawRecord(C.topic(), C.partition(), 0, C.timestampMillis(), C.key(), C.value());
        try (var rulebook = start(holding(first), snapshot)) {
            rulebook.setProcessingTime(1);

            assertThat(told(rulebook)).containsExactly(put(3, "c"), new Ready(3));
        }
    }

    @Test
    void everyUpdateIsAnsweredAndOneThatIsRefusedTellsNobodyElse() throws Exception {
        try (var rulebook = start(holding())) {
            rulebook.processElement(A, 0);
            rulebook.processElement(pushed(1, "b", "{}"), 0);
            rulebook.setProcessingTime(UpdatePace.GATHERING_MILLIS);

            assertThat(told(rulebook)).containsExactly(new Ready(0), put(1, "a"));
            assertThat(answers(rulebook))
                    .extracting(RuleStatus::kind)
                    .containsExactly(RuleStatus.Kind.ACTIVE, RuleStatus.Kind.REJECTED);
        }
    }

    @Test
    void aTopicThatCannotBeReadFailsTheJobRatherThanToDecideByFewerRules() throws Exception {
        try (var rulebook = start((offsets, receiver) -> {
            throw new IOException("no broker");
        })) {
            assertThatThrownBy(() -> rulebook.processElement(A, 0)).hasMessage("no broker");
            assertThat(rulebook.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void rulesTakeNoPartInEventTime() throws Exception {
        try (var rulebook = start(holding())) {
            rulebook.processWatermarkStatus(WatermarkStatus.ACTIVE);
            rulebook.processWatermark(5);
            rulebook.setProcessingTime(1);
            rulebook.processWatermark(Long.MAX_VALUE);

            assertThat(rulebook.getOutput())
                    .noneMatch(Watermark.class::isInstance)
                    .contains(WatermarkStatus.IDLE)
                    .doesNotContain(WatermarkStatus.ACTIVE);
        }
    }

    @Test
    void rulesThatLoweredBoundsWouldRefuseAreInForceAfterARestartAndEachIsWarnedOf() throws Exception {
        RawRecord[] many = IntStream.range(0, 2 * BoundsRecheck.AT_ONCE + 1)
                .mapToObj(i -> pushed(i, "r" + i, always("r" + i, 1, "BLOCK")))
                .toArray(RawRecord[]::new);
        OperatorSubtaskState snapshot;
        try (var rulebook = start(holding(many))) {
            rulebook.prepareSnapshotPreBarrier(1);
            snapshot = rulebook.snapshot(1, 1);
        }
        JobSettings lowered = JobSettingsForTests.readingAtMost(20);
        try (var rulebook = start(lowered, holding(), snapshot)) {
            rulebook.setProcessingTime(1);

            assertThat(answers(rulebook))
                    .hasSize(many.length)
                    .allSatisfy(answer -> assertThat(answer.kind()).isEqualTo(RuleStatus.Kind.ACTIVE))
                    .allSatisfy(answer -> assertThat(
                                    answer.notes().warnings().get(0).message())
                            .contains("stays in force"));
        }
    }

    @Test
    void theyAreWarnedOfThoughTheTopicEndsAtOnce() throws Exception {
        OperatorSubtaskState snapshot;
        try (var rulebook = start(holding(A))) {
            rulebook.prepareSnapshotPreBarrier(1);
            snapshot = rulebook.snapshot(1, 1);
        }
        try (var rulebook = start(JobSettingsForTests.readingAtMost(20), holding(), snapshot)) {
            rulebook.getOperator().finish();

            assertThat(answers(rulebook)).hasSize(1);
        }
    }

    @Test
    void aJobEndsWhereAnotherHasItsGroupAndLeavesItsOwnWhenItEnds() throws Exception {
        Group taken = new Group(List.of(new TopicFault(TopicFault.Kind.TAKEN, "job d is at work")));
        assertThatThrownBy(() -> start(taken))
                .isInstanceOf(SuppressRestartsException.class)
                .hasRootCauseMessage("job d is at work");
        assertThat(taken.events).element(1).isEqualTo("left");
        Group free = new Group(List.of());
        try (var rulebook = start(free)) {
            rulebook.setProcessingTime(1);
            assertThat(free.events).hasSize(1);
        }
        assertThat(free.events.get(0)).matches("[0-9a-f]{32}");
        assertThat(free.events).element(1).isEqualTo("left");
    }

    /** Remembers who took it, and that it was left. */
    @SuppressWarnings("serial") // never written
    private static final class Group implements RulebookBootstrap {
        private final List<TopicFault> faults;
        private final List<String> events = new ArrayList<>();

        Group(List<TopicFault> faults) {
            this.faults = faults;
        }

        @Override
        public void read(Map<TopicPart, Long> nextOffsets, RecordReceiver receiver) {
            // holds nothing
        }

        @Override
        public Ownership own(String job) {
            events.add(job);
            return new Ownership() {
                @Override
                public List<TopicFault> faults() {
                    return faults;
                }

                @Override
                public void close() {
                    events.add("left");
                }
            };
        }
    }

    private static RulebookBootstrap holding(RawRecord... records) {
        return (offsets, receiver) -> List.of(records).forEach(receiver::receive);
    }

    /** What rooms hear, one by one. */
    private static List<RulebookUpdate> told(OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> rulebook) {
        return rulebook.extractOutputValues().stream()
                .flatMap(update -> update instanceof Batch batch ? batch.updates().stream() : Stream.of(update))
                .toList();
    }

    private static Put put(long epoch, String id) {
        return Documented.put(epoch, id, always(id, 1, "BLOCK"));
    }

    private static List<RuleStatus> answers(OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> rulebook) {
        List<RuleStatus> answers = new ArrayList<>();
        rulebook.getSideOutput(RulebookOperator.ANSWERS).forEach(record -> answers.add(record.getValue()));
        return answers;
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> start(
            RulebookBootstrap rulebookBootstrap, OperatorSubtaskState... snapshot) throws Exception {
        return start(SETTINGS, rulebookBootstrap, snapshot);
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> start(
            JobSettings settings, RulebookBootstrap rulebookBootstrap, OperatorSubtaskState... snapshot)
            throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate>(
                new RulebookOperator(settings, rulebookBootstrap, () -> 0), 1, 1, 0);
        harness.setup(RecordTypes.RULEBOOK_UPDATE.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        if (snapshot.length > 0) {
            harness.initializeState(snapshot[0]);
        }
        harness.open();
        return harness;
    }
}
