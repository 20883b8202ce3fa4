package dev.weir.backtest.measure;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.io.history.label.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What counts as an alert, as a hit, and for which rule. */
final class MeasurerTest {
    private static final MeasuredRule LARGE = new MeasuredRule("large", 1, "live", "REVIEW");
    private static final Transaction PAYMENT = payment("t-1").of(70).event();

    private final Measurer measurer = new Measurer(List.of(LARGE), true);

    @Test
    void whatTimeBringsIsAnAlertAndNoHit() {
        Decision decision = MadeDecision.of(PAYMENT, List.of(LARGE), List.of());
        measurer.takeOfTime(0, List.of(decision));
        measurer.take(payment("t-2").event(), Label.NONE, List.of(decision));

        assertThat(measurer.rules().get(0).measures().alerts()).isEqualTo(2);
        assertThat(measurer.rules().get(0).measures().hits()).isZero();
        assertThat(measurer.all().alerts()).isEqualTo(2);
        assertThat(measurer.transactions()).isZero();
        assertThat(measurer.events()).isEqualTo(1);
    }

    @Test
    void aRuleThatAHoldoutKeptBackHitsNothing() {
        Decision decision = MadeDecision.of(PAYMENT, List.of(), List.of(LARGE));
        Decision keptBack = decision.with(
                decision.outcome(),
                0,
                List.of(),
                List.of(decision.shadow().get(0).heldOutBy("spring")),
                decision.byChannel());
        measurer.take(PAYMENT, Label.NONE, List.of(keptBack));

        assertThat(measurer.transactions()).isEqualTo(1);
        assertThat(measurer.rules().get(0).measures().alerts()).isZero();
        assertThat(measurer.rules().get(0).measures().hits()).isZero();
    }

    @Test
    void aPolicyThatSumsPointsIsMeasuredLikeARule() {
        Decision decision = MadeDecision.of(PAYMENT, List.of(LARGE), List.of());
        Reason ofPolicy = new Reason("points", 3, "BLOCK", 90, 0, Map.of(), Map.of(), Map.of());
        measurer.take(
                PAYMENT,
                Label.FRAUD,
                List.of(decision.with(
                        "BLOCK", 90, List.of(ofPolicy, decision.reasons().get(0)), List.of(), decision.byChannel())));

        assertThat(measurer.rules())
                .extracting(
                        RuleResult::id,
                        RuleResult::mode,
                        rule -> rule.measures().hits())
                .containsExactly(tuple("large", "live", 1L), tuple("points", "policy", 1L));
        assertThat(measurer.rules().get(0).marginal().hits()).isZero();
        assertThat(measurer.outcomes()).extracting(OutcomeResult::outcome).containsExactly("BLOCK");
    }

    @Test
    void aPaymentWithoutALabelIsHitAndNeitherRightNorWrong() {
        measurer.take(PAYMENT, Label.NONE, List.of(MadeDecision.of(PAYMENT, List.of(LARGE), List.of())));

        Measures measures = measurer.all();
        assertThat(measures.hits()).isEqualTo(1);
        assertThat(measures.amountHit()).isEqualTo(70);
        assertThat(measures.truth().orElseThrow())
                .isEqualTo(new Measures.Truth(Rate.OF_NOTHING, Rate.OF_NOTHING, Optional.empty(), 0, 0));
    }

    @Test
    void theMatrixHasAsManyRulesAsAreShownAndNoMore() {
        assertThat(overlap(Overlap.MOST_RULES).rules()).hasSize(Overlap.MOST_RULES);
        Overlap overlap = overlap(Overlap.MOST_RULES + 1);
        assertThat(overlap.rules()).hasSize(Overlap.MOST_RULES);
        assertThat(overlap.both()).hasSize(Overlap.MOST_RULES).allMatch(row -> row.size() == Overlap.MOST_RULES);
    }

    private static Overlap overlap(int count) {
        List<MeasuredRule> rules = IntStream.range(0, count)
                .mapToObj(i -> new MeasuredRule("r-" + i, 1, "live", "REVIEW"))
                .toList();
        Measurer many = new Measurer(rules, false);
        many.take(PAYMENT, Label.NONE, List.of(MadeDecision.of(PAYMENT, rules, List.of())));
        return many.overlap();
    }
}
