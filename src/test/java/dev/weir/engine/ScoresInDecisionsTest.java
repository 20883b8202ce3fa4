package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ModelScore;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules that ask models which are in force. */
final class ScoresInDecisionsTest {
    private static final String ASKS =
            "version: 1\non: transaction\nwhen: 'score(\"m\") > 0.5'\nthen: {outcome: REVIEW}";

    private final LocalEngine engine =
            new LocalEngine(EngineSettings.DEFAULT, Documents.yaml(100_000), Documented.compiler(), 0);
    private long pushed;

    @Test
    void aModelIsAskedWithTheEventAndWithFeaturesThatNoRuleHas() {
        model("m", bySpend(1, 0.0));
        rule("asks", ASKS);

        assertThat(rules(payment("t-1").at(1_000).of(60))).isEmpty();
        List<Reason> reasons = reasons(payment("t-2").at(2_000).of(60));
        assertThat(reasons).extracting(Reason::rule).containsExactly("asks");
        ModelScore said = said(reasons, "m");
        assertThat(said.score()).isCloseTo(1 / (1 + Math.exp(-20)), within(1e-9));
        assertThat(said.version()).isEqualTo(1);
        assertThat(said.challenger()).isFalse();
        assertThat(said.inputs()).containsOnlyKeys("spend");
    }

    @Test
    void aReasonTellsTheThreeInputsThatMovedTheScoreMost() {
        model("m", """
                model: m
                version: 1
                on: transaction
                inputs: {a: transaction.amount, b: 'transaction.amount * 3', c: '1', d: 'transaction.amount > 1', e: '2'}
                kind: logistic
                weights: {a: 1, b: -1, c: 0.5, d: 7, e: 0}
                bias: 20
                """);
        rule("asks", ASKS);

        assertThat(said(reasons(payment("t-1").of(5)), "m").inputs().keySet()).containsExactly("b", "d", "a");
    }

    @Test
    void anotherVersionIsAskedFromItsEpochOnAndOneThatIsOffSaysNothing() {
        model("m", constant("m", 1, 1));
        rule("asks", ASKS);
        assertThat(rules(payment("t-1"))).containsExactly("asks");

        model("m", constant("m", 2, -1));
        assertThat(rules(payment("t-2"))).isEmpty();

        model("m", constant("m", 3, 2));
        assertThat(said(reasons(payment("t-3")), "m").version()).isEqualTo(3);

        model("m", "mode: 'off'\n" + constant("m", 4, 2));
        assertThat(rules(payment("t-4"))).isEmpty();
    }

    @Test
    void theChallengerIsAskedBesideTheLiveVersion() {
        model("m", constant("m", 1, 1));
        model("m/shadow", constant("m", 2, -1));
        rule("both", ASKS.replace("> 0.5", "> 0.5 && score(\"m\", \"shadow\") < 0.5"));

        List<Reason> reasons = reasons(payment("t-1"));
        assertThat(reasons).extracting(Reason::rule).containsExactly("both");
        assertThat(reasons.get(0).scores().keySet()).containsExactlyInAnyOrder("m", "m/shadow");
        assertThat(said(reasons, "m/shadow").challenger()).isTrue();
    }

    @Test
    void aRolloutGivesAShareOfTheSubjectsTheChallengersScoreAlwaysTheSame() {
        model("m", constant("m", 1, -1));
        model("m/shadow", "rollout: 30\n" + constant("m", 2, 1));
        rule("asks", ASKS);

        List<Integer> first = by(0, 300);
        assertThat(first).hasSizeBetween(60, 120).isEqualTo(by(1_000, 300));

        model("m/shadow", "rollout: 60\n" + constant("m", 3, 1));
        assertThat(by(2_000, 300)).containsAll(first).hasSizeGreaterThan(first.size());
    }

    private List<Integer> by(int round, int customers) {
        return IntStream.range(0, customers)
                .filter(i ->
                        !rules(payment("t-" + round + "-" + i).by("c-" + i)).isEmpty())
                .boxed()
                .toList();
    }

    @Test
    void aModelOnOtherEventsSaysNothingAndAnAbsentInputIsNoFailure() {
        rule("asks", ASKS);
        model("m", constant("m", 1, 1).replace("on: transaction", "on: click"));
        assertThat(rules(payment("t-1"))).isEmpty();

        model("n", """
                model: n
                version: 1
                on: transaction
                inputs: {ratio: 'transaction.amount / orElse(transaction.attributes.none, 0.0)', one: '1'}
                kind: logistic
                weights: {ratio: 5, one: 1}
                """.replace("orElse(transaction.attributes.none, 0.0)", "double(transaction.items.size())"));
        rule("asks-n", ASKS.replace("\"m\"", "\"n\""));
        assertThat(rules(payment("t-2"))).containsExactly("asks-n");
    }

    @Test
    void aCorrectionIsScoredWithItsOwnContentAndTheFeaturesOfTheFirst() {
        model("m", bySpend(1, -100.0));
        rule("asks", ASKS);

        assertThat(rules(payment("t-1").at(1_000).of(60))).isEmpty();
        assertThat(rules(payment("t-1").at(1_000).of(250))).isEmpty();
        assertThat(rules(payment("t-2").at(1_500).of(250))).containsExactly("asks");
    }

    @Test
    void rulesAboutSeveralSubjectsSeeTheSameScore() {
        model("m", bySpend(1, 0.0));
        rule("asks", ASKS);
        rule("card", "subject: transaction.cardId\n" + ASKS);

        engine.decide(payment("t-1").at(1_000).of(60).with("k").event());
        List<Reason> reasons = reasons(payment("t-2").at(2_000).of(60).with("k"));
        assertThat(reasons).extracting(Reason::rule).containsExactlyInAnyOrder("asks", "card");
        assertThat(reasons)
                .extracting(Reason::scores)
                .containsOnly(reasons.get(0).scores());
    }

    @Test
    void whoeverAsksAModelThatGivesNoScoreIsWarned() {
        model("card-fraud", constant("card-fraud", 1, 1));
        model("other", "mode: shadow\n" + constant("other", 1, 1));

        assertThat(warnings("card-frad")).singleElement().asString().contains("did you mean 'card-fraud'?");
        assertThat(warnings("wholly-different")).singleElement().asString().contains("until it is pushed");
        assertThat(warnings("other")).singleElement().asString().contains("in shadow mode");
        assertThat(warnings("card-fraud")).isEmpty();
        assertThat(engine.push(
                                "c",
                                ("id: c\n" + ASKS.replace("\"m\"", "\"other\", \"shadow\""))
                                        .getBytes(StandardCharsets.UTF_8))
                        .notes()
                        .warnings())
                .singleElement()
                .asString()
                .contains("there is none");
    }

    @Test
    void aRuleOnOtherEventsThanItsModelIsRefused() {
        model("m", constant("m", 1, 1).replace("on: transaction", "on: click"));

        assertThat(engine.push("r", ("id: r\n" + ASKS).getBytes(StandardCharsets.UTF_8))
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.path() + ": " + error.message())
                        .isEqualTo("when: 'score' asks the model 'm', which is on: click, and this rule is not; write a"
                                + " rule on: click, or push a model on the events of this rule"));
    }

    private List<RuleError> warnings(String model) {
        RuleStatus answer = engine.push(
                "w",
                ("id: w\n" + ASKS.replace("\"m\"", "\"" + model + "\"").replace("version: 1", "version: " + ++pushed))
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.errors()).isEmpty();
        return answer.notes().warnings();
    }

    @Test
    void statedScoresCountWhateverIsInForce() {
        model("m", constant("m", 1, -1));
        rule("asks", ASKS);
        engine.scoring().state(java.util.Map.of("m", 0.75));

        assertThat(reasons(payment("t-1")).get(0).scores())
                .containsEntry("m", new ModelScore(0, false, 0.75, java.util.Map.of()));
    }

    /** Log-odds of 20 above 100 spent within the hour before and with the payment, -20 below. */
    private static String bySpend(int version, double more) {
        return """
                model: m
                version: %d
                on: transaction
                features: {spent: {sum: transaction.amount, by: [customerId], over: 1h}}
                inputs: {spend: spent}
                kind: logistic
                weights: {spend: 1}
                bias: %s
                """.formatted(version, -100 + more);
    }

    private static String constant(String model, int version, int bias) {
        return """
                model: %s
                version: %d
                on: transaction
                inputs: {amount: transaction.amount}
                kind: logistic
                weights: {amount: 0}
                bias: %d
                """.formatted(model, version, bias)
                .replace("inputs: {amount: transaction.amount}", "inputs: {amount: '1'}");
    }

    private void model(String key, String document) {
        RuleStatus answer = engine.push(new RawRecord(
                "models",
                0,
                pushed++,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                document.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.errors()).isEmpty();
    }

    private void rule(String id, String document) {
        assertThat(engine.push(id, ("id: " + id + "\n" + document).getBytes(StandardCharsets.UTF_8))
                        .errors())
                .isEmpty();
    }

    private List<Reason> reasons(Payment payment) {
        List<Decision> decisions = engine.decide(payment.event());
        assertThat(decisions).hasSize(1);
        return decisions.get(0).reasons();
    }

    private static ModelScore said(List<Reason> reasons, String asked) {
        return Objects.requireNonNull(reasons.get(0).scores().get(asked));
    }

    private List<String> rules(Payment payment) {
        return reasons(payment).stream().map(Reason::rule).toList();
    }
}
