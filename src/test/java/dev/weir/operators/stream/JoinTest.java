package dev.weir.operators.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.join.Joining;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import dev.weir.events.answer.Trigger;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Birth, restart, rescale and death of what waits for the other parts of a decision. */
final class JoinTest {
    private static final int MAX_PARALLELISM = 8;
    private static final int PAYMENTS = 20;

    private final List<KeyedOneInputStreamOperatorTestHarness<String, DecisionPart, Decision>> instances =
            new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var instance : instances) {
            instance.close();
        }
    }

    @Test
    void whatWaitsSurvivesARestartAtAnyParallelismAndIsDecidedOnce() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        for (int i = 0; i < PAYMENTS; i++) {
            one.processElement(i % 2 == 0 ? own("c-" + i) : other("c-" + i), 0);
        }
        OperatorSubtaskState state = one.snapshot(1, 1);
        var two = List.of(start(0, 2, state), start(1, 2, state));
        for (int i = 0; i < PAYMENTS; i++) {
            DecisionPart part = i % 2 == 0 ? other("c-" + i) : own("c-" + i);
            two.get(instanceOf("c-" + i)).processElement(part, 0);
        }

        assertThat(one.extractOutputValues()).isEmpty();
        List<Decision> decisions = new ArrayList<>(two.get(0).extractOutputValues());
        decisions.addAll(two.get(1).extractOutputValues());
        assertThat(decisions).hasSize(PAYMENTS).extracting(Decision::subject).doesNotHaveDuplicates();
        assertThat(decisions).extracting(Decision::outcome).containsOnly("BLOCK");
    }

    @Test
    void partsAreMergedByTheChannelsAndPoliciesThatTheOwnPartBringsAlsoAfterARestart() throws Exception {
        PointPolicy policy = new PointPolicy(
                "mule",
                "",
                Set.of("mule"),
                false,
                List.of(new PointPolicy.Band(100, "REVIEW"), new PointPolicy.Band(120, "BLOCK")));
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(
                new DecisionPart(
                                new Joining("c-1", 7, 2),
                                0,
                                Optional.of(decided("c-1", List.of(giving("young", 70), deciding("VOUCHER")))),
                                Optional.empty())
                        .mergedBy(new Channels(
                                List.of(),
                                List.of(new Channels.Channel("offers", List.of("TIP", "VOUCHER"))),
                                List.of(policy))),
                0);
        OperatorSubtaskState state = one.snapshot(1, 1);
        var other = start(0, 1, state);
        other.processElement(
                new DecisionPart(
                        Joining.ofOther("c-1", 7),
                        0,
                        Optional.of(decided("card", List.of(giving("card", 50), deciding("TIP")))),
                        Optional.empty()),
                0);

        assertThat(other.extractOutputValues()).singleElement().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo("BLOCK");
            assertThat(decision.reasons())
                    .extracting(Reason::rule)
                    .containsExactly("policies/mule", "card", "young", "VOUCHER", "TIP");
            assertThat(decision.byChannel().others()).containsExactly(new ChannelAnswer("offers", "VOUCHER", 0));
        });
    }

    private static Reason deciding(String outcome) {
        return new Reason(
                outcome, 1, outcome, 0, 0, Map.of(), Map.of(), Map.of(), new Standing("", "", false, "", Points.NONE));
    }

    private static Reason giving(String rule, double points) {
        Standing standing = new Standing("", "", false, "", new Points.Given(points, List.of("mule")));
        return new Reason(rule, 1, "", 0, 0, Map.of(), Map.of(), Map.of(), standing);
    }

    @Test
    void nothingIsKeptOfAWholeDecision() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(own("c-1"), 0);
        one.snapshot(1, 1);
        assertThat(one.numKeyedStateEntries()).isEqualTo(1);
        one.processElement(other("c-1"), 0);
        one.snapshot(2, 2);

        assertThat(one.numKeyedStateEntries()).isZero();
    }

    @Test
    void aPartThatWaitedForACheckpointIsGoneFromTheNext() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(own("c-1"), 0);
        OperatorSubtaskState first = one.snapshot(1, 1);
        var restarted = start(0, 1, first);
        restarted.processElement(other("c-1"), 0);
        OperatorSubtaskState second = restarted.snapshot(2, 2);
        var last = start(0, 1, second);
        last.processElement(other("c-1"), 0);

        assertThat(restarted.extractOutputValues()).hasSize(1);
        assertThat(last.extractOutputValues()).isEmpty();
    }

    @Test
    void aDecisionHasTheTimeOfTheRecordThatMadeItWhole() throws Exception {
        var one = start(0, 1, OperatorSubtaskState.builder().build());
        one.processElement(own("c-1"), 7);
        one.processElement(other("c-1"), 9);

        assertThat(one.extractOutputStreamRecords())
                .extracting(StreamRecord::getTimestamp)
                .containsExactly(9L);
    }

    private KeyedOneInputStreamOperatorTestHarness<String, DecisionPart, Decision> start(
            int instance, int parallelism, OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new Join(JobSettingsForTests.SETTINGS),
                DecisionPart::own,
                Types.STRING,
                MAX_PARALLELISM,
                parallelism,
                instance);
        harness.setup(RecordTypes.DECISION.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX_PARALLELISM, 1, parallelism, instance));
        harness.open();
        instances.add(harness);
        return harness;
    }

    private static int instanceOf(String customer) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(customer, MAX_PARALLELISM, 2);
    }

    private static DecisionPart own(String customer) {
        return new DecisionPart(
                new Joining(customer, customer.hashCode(), 2),
                0,
                Optional.of(decided(customer, List.of())),
                Optional.empty());
    }

    private static DecisionPart other(String customer) {
        Reason reason = new Reason("card-hold", 1, "BLOCK", 90, 0, Map.of(), Map.of(), Map.of());
        return new DecisionPart(
                Joining.ofOther(customer, customer.hashCode()),
                0,
                Optional.of(decided("card", List.of(reason))),
                Optional.empty());
    }

    private static Decision decided(String subject, List<Reason> reasons) {
        String outcome = reasons.isEmpty() ? "APPROVE" : "BLOCK";
        return new Decision("d", new Trigger("transaction", "t"), subject, 1, 2, outcome, 0, reasons, List.of(), 1);
    }
}
