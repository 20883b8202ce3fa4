package dev.weir.operators.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.Acknowledgement;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.operators.RecordTypes;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoProcessOperator;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

final class RuleStatusGateTest {
    private static final RuleStatus ACTIVE = new RuleStatus("a", 1, Kind.ACTIVE, List.of(), 1, 0);

    @Test
    void anAnswerIsGivenOnceEveryInstanceDecidesByItWithTheTimeOfThat() throws Exception {
        try (var gate = start(OperatorSubtaskState.builder().build())) {
            gate.processElement1(ACTIVE, 0);
            gate.processElement2(new Acknowledgement(1, 0, 2), 0);
            assertThat(gate.extractOutputValues()).isEmpty();

            gate.setProcessingTime(77);
            gate.processElement2(new Acknowledgement(1, 1, 2), 0);

            assertThat(gate.extractOutputValues()).containsExactly(ACTIVE.givenAt(77));
        }
    }

    @Test
    void anAnswerThatWaitsSurvivesARestartAndWaitsForTheNewInstances() throws Exception {
        OperatorSubtaskState snapshot;
        try (var gate = start(OperatorSubtaskState.builder().build())) {
            gate.processElement1(ACTIVE, 0);
            gate.processElement2(new Acknowledgement(1, 0, 2), 0);
            snapshot = gate.snapshot(1, 1);
        }
        try (var gate = start(snapshot)) {
            gate.processElement2(new Acknowledgement(1, 1, 2), 0);
            assertThat(gate.extractOutputValues()).isEmpty();
            gate.processElement2(new Acknowledgement(1, 0, 2), 0);

            assertThat(gate.extractOutputValues()).containsExactly(ACTIVE);
        }
    }

    @Test
    void anAnswerThatWasGivenIsNotGivenAgainAfterARestart() throws Exception {
        OperatorSubtaskState snapshot;
        try (var gate = start(OperatorSubtaskState.builder().build())) {
            gate.processElement1(ACTIVE, 0);
            gate.processElement2(new Acknowledgement(1, 0, 1), 0);
            snapshot = gate.snapshot(1, 1);
        }
        try (var gate = start(snapshot)) {
            gate.processElement2(new Acknowledgement(1, 0, 1), 0);

            assertThat(gate.extractOutputValues()).isEmpty();
        }
    }

    private static TwoInputStreamOperatorTestHarness<RuleStatus, Acknowledgement, RuleStatus> start(
            OperatorSubtaskState state) throws Exception {
        var harness = new TwoInputStreamOperatorTestHarness<>(new CoProcessOperator<>(new RuleStatusGate()), 1, 1, 0);
        harness.setup(RecordTypes.RULE_STATUS.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        harness.initializeState(state);
        harness.open();
        return harness;
    }
}
