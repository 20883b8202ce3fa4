package dev.weir.operators.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.Acknowledgement;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswerGateTest {
    private final AnswerGate answers = new AnswerGate();

    @Test
    void nothingIsActiveBeforeEveryInstanceDecidesByIt() {
        assertThat(answers.answer(active("a", 1))).isEmpty();
        assertThat(answers.acknowledge(new Acknowledgement(1, 0, 3))).isEmpty();
        assertThat(answers.acknowledge(new Acknowledgement(1, 2, 3))).isEmpty();

        assertThat(answers.acknowledge(new Acknowledgement(1, 1, 3))).containsExactly(active("a", 1));
    }

    @Test
    void anInstanceThatAcknowledgesTwiceStandsForItselfAlone() {
        answers.answer(active("a", 1));
        answers.acknowledge(new Acknowledgement(1, 0, 2));

        assertThat(answers.acknowledge(new Acknowledgement(2, 0, 2))).isEmpty();
    }

    @Test
    void anInstanceThatIsBehindHoldsTheAnswerBack() {
        acknowledgeEverywhere(1);
        answers.answer(active("a", 2));
        answers.acknowledge(new Acknowledgement(2, 0, 2));

        assertThat(answers.answer(active("b", 3))).isEmpty();
        assertThat(answers.acknowledge(new Acknowledgement(2, 1, 2))).containsExactly(active("a", 2));
    }

    @Test
    void anAcknowledgementMayComeBeforeTheAnswer() {
        acknowledgeEverywhere(2);

        assertThat(answers.answer(active("a", 2))).containsExactly(active("a", 2));
    }

    @Test
    void answersKeepTheirOrder() {
        RuleStatus rejected = new RuleStatus("b", 1, Kind.REJECTED, List.of(), 1, 0);
        acknowledgeEverywhere(1);
        answers.answer(active("a", 2));
        assertThat(answers.answer(rejected)).isEmpty();

        answers.acknowledge(new Acknowledgement(2, 0, 2));
        assertThat(answers.acknowledge(new Acknowledgement(2, 1, 2))).containsExactly(active("a", 2), rejected);
        assertThat(answers.waiting()).isEmpty();
    }

    @Test
    void aRejectionBeforeAnyRuleIsAnsweredOnceTheJobRuns() {
        RuleStatus rejected = new RuleStatus("b", 1, Kind.REJECTED, List.of(), 0, 0);
        assertThat(answers.answer(rejected)).isEmpty();
        answers.acknowledge(new Acknowledgement(0, 0, 2));

        assertThat(answers.acknowledge(new Acknowledgement(0, 1, 2))).containsExactly(rejected);
    }

    @Test
    void afterARescaleAllOfTheNewInstancesAreWaitedFor() {
        answers.answer(active("a", 1));
        answers.acknowledge(new Acknowledgement(1, 0, 2));
        AnswerGate restored = new AnswerGate();
        answers.waiting().forEach(restored::answer);
        for (int instance = 0; instance < 3; instance++) {
            assertThat(restored.acknowledge(new Acknowledgement(1, instance, 4)))
                    .isEmpty();
        }

        assertThat(restored.acknowledge(new Acknowledgement(1, 3, 4))).containsExactly(active("a", 1));
    }

    private void acknowledgeEverywhere(long epoch) {
        answers.acknowledge(new Acknowledgement(epoch, 0, 2));
        answers.acknowledge(new Acknowledgement(epoch, 1, 2));
    }

    private static RuleStatus active(String rule, long epoch) {
        return new RuleStatus(rule, 1, Kind.ACTIVE, List.of(), epoch, 0);
    }
}
