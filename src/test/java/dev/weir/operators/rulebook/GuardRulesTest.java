package dev.weir.operators.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.guard.GuardTally;
import dev.weir.engine.guard.TallyReport;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.answer.RuleStatus;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoProcessOperator;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What Guard asks, with its seal. */
final class GuardRulesTest {
    private static final int SUBJECTS = 1_000;
    private static final byte[] KEY = new byte[SwitchOffSeal.KEY_BYTES];

    @Test
    void aRequestIsSealedUnderTheKeyOfTheRulebook() throws Exception {
        try (var guard = open()) {
            guard.processElement2(KEY, 0);
            guard.processElement1(failing(), 0);

            assertSealed(guard.extractOutputValues());
        }
    }

    @Test
    void aRequestWaitsForTheKeyAlsoAcrossARestart() throws Exception {
        OperatorSubtaskState state;
        try (var guard = open()) {
            guard.processElement1(failing(), 0);
            assertThat(guard.extractOutputValues()).isEmpty();
            state = guard.snapshot(1, 1);
        }
        try (var guard = open(state)) {
            guard.processElement2(KEY, 0);

            assertSealed(guard.extractOutputValues());
        }
    }

    @Test
    void theKeyIsKnownAfterARestart() throws Exception {
        OperatorSubtaskState state;
        try (var guard = open()) {
            guard.processElement2(KEY, 0);
            state = guard.snapshot(1, 1);
        }
        try (var guard = open(state)) {
            guard.processElement1(failing(), 0);

            assertSealed(guard.extractOutputValues());
        }
    }

    private static void assertSealed(List<RuleStatus> asked) {
        assertThat(asked).hasSize(1);
        RuleStatus request = asked.get(0);
        RuleStatus bare = request.with(request.notes().withSeal(""));
        assertThat(request).isEqualTo(new SwitchOffSeal(KEY).sealed(bare));
        assertThat(request.notes().seal()).hasSize(2 * KEY.length);
    }

    private static TallyReport failing() {
        BitSet all = new BitSet();
        all.set(0, SUBJECTS);
        List<Long> subjects = LongStream.range(0, SUBJECTS).boxed().toList();
        return new TallyReport(List.of(new GuardTally(
                3,
                60,
                0,
                subjects,
                all,
                List.of(new GuardTally.OfRule("a", 1, 2, Optional.empty(), all, all, new BitSet())))));
    }

    private static TwoInputStreamOperatorTestHarness<TallyReport, byte[], RuleStatus> open(
            OperatorSubtaskState... state) throws Exception {
        var harness = new TwoInputStreamOperatorTestHarness<>(
                new CoProcessOperator<>(new GuardRules(JobSettingsForTests.SETTINGS)), 1, 1, 0);
        harness.setup(RecordTypes.RULE_STATUS.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        if (state.length > 0) {
            harness.initializeState(state[0]);
        }
        harness.open();
        return harness;
    }
}
