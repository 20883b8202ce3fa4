package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.terminal.Output;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.PointPolicy.Band;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.JsonDecisions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules that give points, and a policy that blocks from 80 and reviews from 50. */
final class PointsTest {
    private static final PointPolicy RISK =
            new PointPolicy("risk", "", Set.of(), true, List.of(new Band(50, "REVIEW"), new Band(80, "BLOCK")));
    private static final FiringPolicies HELD_OUT =
            new FiringPolicies(List.of(), List.of(new Holdout("none", Set.of("tried"), 100, "s")));

    private final LocalEngine engine = engine(FiringPolicies.NONE);

    private static LocalEngine engine(FiringPolicies policies) {
        return new LocalEngine(
                EngineSettings.DEFAULT
                        .with(Channels.ofRisk(List.of("APPROVE", "REVIEW", "BLOCK"))
                                .with(List.of(RISK)))
                        .with(policies),
                Documents.yaml(100_000),
                Documented.compiler(),
                0);
    }

    @Test
    void pointsOfSeveralSignalsBlockWhereNoneWouldAlone() {
        push("{id: large, version: 1, on: transaction, when: transaction.amount > 500, then: {points: 50}}");
        push("{id: device, version: 1, on: transaction, when: transaction.deviceId == 'd', then: {points: 40}}");

        Decision approved = decided(payment("t-1").of(5).on("d"));
        Decision reviewed = decided(payment("t-2").of(501).on("e"));
        Decision blocked = decided(payment("t-3").of(501).on("d"));

        assertThat(outcomes(approved, reviewed, blocked)).containsExactly("APPROVE 40.0", "REVIEW 50.0", "BLOCK 90.0");
        assertThat(rules(approved)).containsExactly("device");
        assertThat(rules(blocked)).containsExactly("policies/risk", "device", "large");
        assertThat(json(blocked))
                .contains("\"rule\":\"policies/risk\",\"version\":0,\"outcome\":\"BLOCK\",\"score\":90.0,"
                        + "\"points\":90.0,\"from\":80.0,\"rules\":[\"device\",\"large\"]")
                .contains("\"rule\":\"device\",\"version\":1,\"score\":0.0,\"points\":40.0,");
        assertThat(DecisionSeen.of(Output.parse(new JsonDecisions().write(blocked)))
                        .sentence())
                .contains("score 90")
                .contains(
                        "by policies/risk (90 points from 80 by device + large), device (40 points), large (50 points)");
    }

    @Test
    void pointsAreAnExpressionOfTheEventAndItsFeaturesWithinBounds() {
        push("{id: n, version: 1, on: transaction, features: {n: {count: transaction, by: [customerId], over: 1h}},"
                + " when: true, then: {points: 'n * 30 - transaction.amount'}}");

        assertThat(outcomes(
                        decided(payment("t-1").of(5)),
                        decided(payment("t-2").of(9.5)),
                        decided(payment("t-3").of(5_000)),
                        decided(payment("t-4").of(-5_000))))
                .containsExactly("APPROVE 25.0", "REVIEW 50.5", "APPROVE -1000.0", "BLOCK 1000.0");
    }

    @Test
    void pointsThatFailAreLeftOutAndCounted() {
        push(
                "{id: odd, version: 1, on: transaction, when: true, then: {points: '100 / (1 - 1 * size(transaction.cardId))'}}");

        Decision decision = decided(payment("t-1").with("k"));

        assertThat(decision.reasons().get(0).standing().points()).isEqualTo(Points.NONE);
        assertThat(engine.errors()).isEqualTo(1);
    }

    @Test
    void pointsOfARuleInShadowDoNotCountAndAreShown() {
        push("{id: a, version: 1, on: transaction, when: true, then: {points: 49}}");
        push("{id: b, version: 1, mode: shadow, on: transaction, when: true, then: {points: 49}}");

        Decision decision = decided(payment("t-1"));

        assertThat(outcomes(decision)).containsExactly("APPROVE 49.0");
        assertThat(decision.shadow())
                .singleElement()
                .extracting(reason -> reason.standing().points())
                .isEqualTo(new Points.Given(49, List.of()));
    }

    @Test
    void pointsOfARuleThatRolloutPassesOverOrACooldownSuppressesDoNotCount() {
        push("{id: a, version: 1, on: transaction, when: true, then: {points: 49}}");
        push("{id: b, version: 1, rollout: 0, on: transaction, when: true, then: {points: 49}}");
        push("{id: c, version: 1, on: transaction, when: true, then: {points: 10, cooldown: 1h}}");

        assertThat(outcomes(decided(payment("t-1")), decided(payment("t-2").at(60_000))))
                .containsExactly("REVIEW 59.0", "APPROVE 49.0");
    }

    @Test
    void pointsThatAHoldoutKeepsBackDoNotCount() {
        LocalEngine holding = engine(HELD_OUT);
        push("{id: a, version: 1, on: transaction, when: true, then: {points: 49}}", holding);
        push("{id: b, version: 1, tags: [tried], on: transaction, when: true, then: {points: 49}}", holding);

        Decision decision = holding.decide(payment("t-1").event()).get(0);

        assertThat(outcomes(decision)).containsExactly("APPROVE 49.0");
        assertThat(decision.shadow()).extracting(Reason::holdout).containsExactly("none");
    }

    @Test
    void aRuleWithAnOutcomeMayGivePointsToo() {
        push("{id: a, version: 1, on: transaction, when: true, then: {outcome: REVIEW, score: 5, points: 79.5}}");
        push("{id: b, version: 1, on: transaction, when: transaction.amount > 9, then: {points: 0.5}}");

        assertThat(outcomes(
                        decided(payment("t-1").of(1)), decided(payment("t-2").of(10))))
                .containsExactly("REVIEW 79.5", "BLOCK 80.0");
    }

    @Test
    void pointsOnAClickMakeNoDecisionUnlessAPolicyDoes() {
        push("{id: a, version: 1, on: click, when: true, then: {points: 49}}");
        push("{id: b, version: 1, on: click, when: click.sku == 's', then: {points: 1}}");

        assertThat(engine.decide(visit("e-1").of("t").event())).isEmpty();
        assertThat(engine.decide(visit("e-2").of("s").event()))
                .singleElement()
                .satisfies(decision -> assertThat(outcomes(decision)).containsExactly("REVIEW 50.0"));
    }

    @Test
    void aRuleThatOnlyGavePointsFiredAndAPolicyDecidedForThoseWhoAskLater() {
        push("{id: a, version: 1, on: click, when: click.sku == 's', then: {points: 9}}");
        push("{id: b, version: 1, on: click, when: click.sku == 't', then: {points: 60}}");
        push("{id: fired, version: 1, on: click, when: 'fired(\"a\", \"1h\")', then: {outcome: NOTE}}");
        push("{id: seen, version: 1, on: click, when: 'recently(\"REVIEW\", \"1h\")', then: {outcome: SEEN}}");

        assertThat(engine.decide(visit("e-1").of("s").event())).isEmpty();
        assertThat(rules(engine.decide(visit("e-2").of("u").event()).get(0))).containsExactly("fired");
        assertThat(rules(engine.decide(visit("e-3").of("t").event()).get(0)))
                .containsExactly("policies/risk", "fired", "b");
        assertThat(rules(engine.decide(visit("e-4").of("u").event()).get(0))).containsExactly("fired", "seen");
    }

    @Test
    void pointsOfRulesAboutSeveralSubjectsAreOneSum() {
        push("{id: a, version: 1, on: transaction, when: true, then: {points: 60}}");
        push("{id: b, version: 1, on: transaction, subject: transaction.cardId, when: transaction.amount > 9,"
                + " then: {points: 20}}");
        push("{id: trust, version: 1, on: transaction, subject: transaction.deviceId,"
                + " when: transaction.deviceId == 'd', then: {points: -15}}");

        Decision both = decided(payment("t-1").of(10).with("k").on("e"));

        assertThat(outcomes(both, decided(payment("t-2").of(1).with("k").on("d"))))
                .containsExactly("BLOCK 80.0", "APPROVE 45.0");
        assertThat(rules(both)).containsExactly("policies/risk", "a", "b");
        assertThat(both.reasons()).extracting(Reason::subject).containsExactly("", "", "k");
        assertThat(both.reasons().get(0).standing().points()).isEqualTo(new Points.Sum(80, 80, List.of("a", "b")));
    }

    @Test
    void aCorrectionIsNoMilderThanThePolicyWas() {
        push("{id: a, version: 1, on: transaction, when: true, then: {points: transaction.amount}}");

        assertThat(outcomes(
                        decided(payment("t-1").of(60)),
                        decided(payment("t-1").of(10)),
                        decided(payment("t-1").of(90))))
                .containsExactly("REVIEW 60.0", "REVIEW 10.0", "BLOCK 90.0");
    }

    @Test
    void aPatternThatCompletesSeveralMatchesAtOnceGivesItsPointsOnce() {
        push("{id: p, version: 1, by: [customerId], pattern: {within: 1h, stages: [{name: a, on: click},"
                + " {name: b, on: transaction}]}, then: {points: 30}}");
        engine.decide(visit("e-1").event());
        engine.decide(visit("e-2").event());

        Decision decision = decided(payment("t-1"));

        assertThat(rules(decision)).containsExactly("p", "p");
        assertThat(decision.score()).isEqualTo(30);
    }

    private Decision decided(Payment payment) {
        return engine.decide(payment.event()).get(0);
    }

    private static List<String> outcomes(Decision... decisions) {
        return java.util.Arrays.stream(decisions)
                .map(decision -> decision.outcome() + " " + decision.score())
                .toList();
    }

    private static List<String> rules(Decision decision) {
        return decision.reasons().stream().map(Reason::rule).toList();
    }

    private static String json(Decision decision) {
        return new String(new JsonDecisions().write(decision), StandardCharsets.UTF_8);
    }

    private void push(String rule) {
        push(rule, engine);
    }

    private static void push(String rule, LocalEngine engine) {
        String id = rule.substring("{id: ".length(), rule.indexOf(','));
        assertThat(engine.push(id, rule.getBytes(StandardCharsets.UTF_8)).kind())
                .isIn(RuleStatus.Kind.ACTIVE, RuleStatus.Kind.SHADOW);
    }
}
