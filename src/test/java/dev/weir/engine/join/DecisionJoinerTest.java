package dev.weir.engine.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DecisionJoinerTest {
    private final DecisionJoiner joiner =
            new DecisionJoiner(new Mergers(Channels.ofRisk(List.of("APPROVE", "REVIEW", "BLOCK"))));
    private final List<DecisionPart> waiting = new ArrayList<>();

    @Test
    void theMostSevereReasonCountsWhoeverItIsAbout() {
        receive(own(2, decided("c-1", "REVIEW", 20, "r")));
        Decision joined = receive(other(decided("card-1", "BLOCK", 90, "b"))).orElseThrow();

        assertThat(joined.decisionId()).isEqualTo("id of c-1");
        assertThat(joined.subject()).isEqualTo("c-1");
        assertThat(joined.outcome()).isEqualTo("BLOCK");
        assertThat(joined.reasons())
                .extracting(reason -> reason.rule() + " " + reason.subject())
                .containsExactly("b card-1", "r ");
        assertThat(waiting).isEmpty();
    }

    @Test
    void partsOfTwoEventsDoNotMeet() {
        receive(own(2, decided("c-1", "APPROVE", 0)));
        assertThat(joiner.receive(
                        new DecisionPart(
                                Joining.ofOther("c-1", 8),
                                -1,
                                Optional.of(decided("k", "BLOCK", 1, "b")),
                                Optional.empty()),
                        waiting))
                .isEmpty();
        assertThat(waiting).hasSize(2);
    }

    @Test
    void thePartThatKnowsTheirNumberMayArriveLast() {
        assertThat(receive(other(decided("card-1", "APPROVE", 0)))).isEmpty();
        assertThat(receive(other(decided("device-1", "REVIEW", 5, "d")))).isEmpty();

        assertThat(receive(own(3, decided("c-1", "APPROVE", 0)))).get().satisfies(joined -> {
            assertThat(joined.outcome()).isEqualTo("REVIEW");
            assertThat(joined.score()).isEqualTo(5);
        });
    }

    @Test
    void whatIsNotDecidedAboutItsOwnSubjectIsNotDecided() {
        receive(other(decided("card-1", "BLOCK", 90, "b")));

        assertThat(receive(new DecisionPart(new Joining("c-1", 7, 2), -1, Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(waiting).isEmpty();
    }

    @Test
    void aPartThatWasNotDecidedTakesNothingAway() {
        receive(new DecisionPart(Joining.ofOther("c-1", 7), -1, Optional.empty(), Optional.empty()));

        assertThat(receive(own(2, decided("c-1", "REVIEW", 20, "r"))))
                .map(Decision::outcome)
                .contains("REVIEW");
    }

    @Test
    void aCorrectionIsNoMilderThanWhatWasDecidedAboutAnyOfItsSubjects() {
        receive(own(2, corrected("c-1", "APPROVE")));
        Decision joined = receive(other(corrected("card-1", "BLOCK"))).orElseThrow();

        assertThat(joined.outcome()).isEqualTo("BLOCK");
        assertThat(joined.duplicateOf()).isEqualTo("first of c-1");
    }

    private Optional<Decision> receive(DecisionPart part) {
        return joiner.receive(part, waiting).map(DecisionJoiner.Joined::decision);
    }

    private static DecisionPart own(int parts, Decision decision) {
        return new DecisionPart(new Joining(decision.subject(), 7, parts), -1, Optional.of(decision), Optional.empty());
    }

    private static DecisionPart other(Decision decision) {
        return new DecisionPart(Joining.ofOther("c-1", 7), -1, Optional.of(decision), Optional.empty());
    }

    private static Decision corrected(String subject, String outcome) {
        Decision decision = decided(subject, outcome, 0);
        return new Decision(
                decision.decisionId(),
                decision.trigger(),
                subject,
                1,
                2,
                outcome,
                0,
                List.of(),
                List.of(),
                3,
                true,
                "first of " + subject,
                ByChannel.PLAIN);
    }

    private static Decision decided(String subject, String outcome, double score, String... rules) {
        List<Reason> reasons = Arrays.stream(rules)
                .map(rule -> new Reason(rule, 1, outcome, score, 0, Map.of(), Map.of(), Map.of()))
                .toList();
        Trigger trigger = new Trigger("transaction", "t-1");
        return new Decision("id of " + subject, trigger, subject, 1, 2, outcome, score, reasons, List.of(), 3);
    }
}
