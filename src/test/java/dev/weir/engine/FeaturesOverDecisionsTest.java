package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.Schema;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was decided, as events that features count. */
final class FeaturesOverDecisionsTest {
    private static final long HOUR = 3_600_000;
    private static final EngineSettings SETTINGS = new EngineSettings(
            new Schema(Map.of(), Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION)),
            RuleLimits.DEFAULT,
            SeriesLimits.DEFAULT,
            HOUR,
            EngineSettings.DEFAULT.otherContent(),
            EngineSettings.DEFAULT.outcomes());
    private static final RuleCompiler COMPILER = new RuleCompiler(SETTINGS.schema(), SETTINGS.ruleLimits());

    private final LocalEngine engine = new LocalEngine(SETTINGS, Documents.yaml(100_000), COMPILER, HOUR);

    @Test
    void theFieldsOfTheTriggerSayWhichDecisionsCountAndNoneSeesItself() {
        pushBlocked();
        push(
                "again",
                "count: decision, by: [ip], over: 1h, where: 'decision.outcome == \"BLOCK\"'",
                "n >= 1",
                "REVIEW");

        assertThat(reasons(payment("t-1").from("1.1.1.1").of(200).at(0).event()))
                .containsExactly("blocked");
        assertThat(reasons(payment("t-2").from("1.1.1.1").of(1).at(0).event())).containsExactly("again");
        assertThat(reasons(payment("t-3").from("2.2.2.2").of(1).at(0).event())).isEmpty();
        assertThat(reasons(payment("t-4").from("1.1.1.1").of(1).at(HOUR - 1).event()))
                .containsExactly("again");
        assertThat(reasons(payment("t-5").from("1.1.1.1").of(1).at(HOUR).event()))
                .isEmpty();
    }

    @Test
    void aPaymentOfWhichSeveralSubjectsAreAskedComesBackOnceWithAllReasons() {
        pushBlocked();
        assertThat(engine.push("card", """
                        id: card
                        version: 1
                        tags: [cards]
                        on: transaction
                        subject: transaction.cardId
                        when: transaction.amount > 100
                        then: {outcome: REVIEW}
                        """.getBytes(StandardCharsets.UTF_8)).errors())
                .isEmpty();
        push(
                "again",
                "count: decision, by: [ip], over: 1h, where: 'decision.rules == \"blocked card\" && decision.tags == \"cards"
                        + " fraud\" && decision.outcome == \"BLOCK\"'",
                "n == 1",
                "REVIEW");

        assertThat(reasons(payment("t-1").from("1.1.1.1").of(200).at(0).event()))
                .containsExactly("blocked", "card");
        assertThat(reasons(payment("t-2").from("1.1.1.1").of(1).at(0).event())).containsExactly("again");
    }

    @Test
    void aBudgetOverAllCustomersIsKeptAndBeginsAnewTheNextDay() {
        assertThat(push("voucher", """
                        id: voucher
                        version: 1
                        on: click
                        features:
                          given:
                            count: decision
                            by: [{rule: {decision: decision.rule, click: '"voucher"'}}]
                            over: day
                        when: given < 100
                        then: {outcome: VOUCHER}
                        """).errors()).isEmpty();
        push("blocked", "{id: blocked, version: 1, on: transaction, when: true, then: {outcome: BLOCK}}");

        for (int day = 0; day < 3; day++) {
            int given = 0;
            for (int i = 0; i < 150; i++) {
                long at = day * 24L * HOUR + i * 1_000L;
                engine.decide(payment("t-" + day + "-" + i).at(at).event());
                given += reasons(visit("e-" + day + "-" + i).by("c-" + i).at(at).event())
                        .size();
            }
            assertThat(given).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            decision.rule == "blocked"                                     | true
            decision.rule == "other"                                       | false
            "blocked" in decision.rules.split(" ")                         | true
            "fraud" in decision.tags.split(" ")                            | true
            "offer" in decision.tags.split(" ")                            | false
            decision.amount > 100 && decision.score == 70                  | true
            decision.triggerType == "transaction"                          | true
            decision.triggerId == "t-1" && !has(decision.duplicateOf)      | true
            decision.subject == "c-1" && decision.customerId == "c-1"      | true
            has(decision.sessionId)                                        | false
            """)
    void aDecisionIsToldApartByWhatItSays(String where, boolean counts) {
        pushBlocked();
        push("clicked", "count: decision, by: [customerId], over: 1h, where: '" + where + "'", "n >= 1", "REVIEW");

        engine.decide(payment("t-1").of(200).at(0).event());

        assertThat(reasons(payment("t-2").of(1).at(1).event())).isEqualTo(counts ? List.of("clicked") : List.of());
    }

    @Test
    void aRuleOnClicksAsksForTheDecisionsAboutItsCustomer() {
        pushBlocked();
        String rule = """
                {id: held, version: 1, on: click, when: 'blocked >= 1', then: {outcome: NO_OFFER}, features: {blocked:
                 {count: decision, by: [customerId], over: 1h, where: 'decision.outcome == "BLOCK"'}}}""";
        assertThat(push("held", rule).kind()).isEqualTo(RuleStatus.Kind.ACTIVE);
        engine.decide(payment("t-1").of(200).at(0).event());

        assertThat(reasons(visit("e-1").by("c-1").at(1).event())).containsExactly("held");
        assertThat(reasons(visit("e-2").by("c-2").at(1).event())).isEmpty();
    }

    @Test
    void whatIsDecidedAgainAfterAFailureCountsOnceSinceItHasTheSameId() {
        pushBlocked();
        push(
                "twice",
                "count: decision, by: [ip], over: 1h, where: 'decision.outcome == \"BLOCK\"'",
                "n >= 2",
                "REVIEW");
        List<Decision> first = engine.decide(payment("t-1").of(200).at(0).event());

        LocalEngine other = new LocalEngine(SETTINGS, Documents.yaml(100_000), COMPILER, HOUR);
        assertThat(other.decide(payment("t-1").of(200).at(0).event()))
                .extracting(Decision::decisionId)
                .isEqualTo(first.stream().map(Decision::decisionId).toList());
        engine.decide(payment("t-1").of(200).at(0).event());
        assertThat(reasons(payment("t-2").of(1).at(1).event())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: a, on: [click, decision]}",
                "{name: a, on: click}, {name: b, on: decision, times: 2+}",
                "{name: a, on: decision}, {name: b, on: click, optional: true}",
                "{name: a, on: decision}, {name: b, on: click, not: true}",
                "{name: a, on: click}, {stages: [{name: b, on: click}, {name: c, on: decision}]}",
                "{name: a, on: decision}, {stages: [{name: b, on: click, optional: true}], times: 2}"
            })
    void noPatternIsCompleteAtADecisionOrByTimeAfterOne(String stages) {
        String rule = "{id: loop, version: 1, pattern: {within: 1h, stages: [" + stages + "]}, then: {outcome: BLOCK}}";
        assertThat(push("loop", rule).errors()).extracting(RuleError::message).contains(DecisionStream.NO_LAST_STAGE);
    }

    @Test
    void aPatternTakesADecisionAsAStageOnItsWayAndCausesNoEnd() {
        pushBlocked();
        String rule = """
                id: again
                version: 1
                by: [customerId]
                pattern:
                  within: 1h
                  stages:
                    - {name: block, on: decision, where: 'decision.outcome == "BLOCK"'}
                    - {name: login, on: click, where: 'click.type == "LOGIN"'}
                    - {name: calm, on: decision, not: true, where: 'decision.outcome == "CALM"'}
                    - {name: buy, on: transaction, where: transaction.amount < block.amount}
                then: {outcome: BLOCK, params: {blocked: block.amount}}
                """;
        assertThat(push("again", rule).errors()).isEmpty();

        engine.decide(payment("t-1").of(200).at(0).event());
        assertThat(reasons(visit("e-1").kind("LOGIN").by("c-1").at(1).event())).isEmpty();
        assertThat(reasons(payment("t-2").by("c-2").of(5).at(2).event())).isEmpty();
        assertThat(reasons(payment("t-3").of(5).at(2).event())).containsExactly("again");
        assertThat(engine.passTo(10 * HOUR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on: decision, when: true"})
    void aDecisionTriggersNoRule(String trigger) {
        assertThat(push("loop", "{id: loop, version: 1, " + trigger + ", then: {outcome: BLOCK}}")
                        .errors())
                .extracting(RuleError::message)
                .contains(DecisionStream.NO_TRIGGER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on: [transaction, click]", "on: transactions", "version: 2"})
    void onlyWhatCanTriggerARuleIsNamedToChooseFrom(String trigger) {
        assertThat(push("loop", "{id: loop, " + trigger + ", when: true, then: {outcome: BLOCK}}")
                        .errors())
                .filteredOn(error -> error.path().equals("on"))
                .extracting(RuleError::message)
                .singleElement(STRING)
                .contains("one of 'transaction', 'click', 'inventory'")
                .doesNotContain("'decision'");
    }

    @Test
    void inAnyOrderTheCountIsThatOfTheDecisionsMadeBefore() {
        pushBlocked();
        push(
                "many",
                "count: decision, by: [ip], over: 1h, where: 'decision.outcome == \"BLOCK\"'",
                "n >= 0",
                "APPROVE");
        SplittableRandom random = new SplittableRandom(3);
        List<Seen> blocked = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long at = i * 20_000L + random.nextLong(HOUR / 2);
            String ip = "1.1.1." + random.nextInt(4);
            boolean blocks = random.nextInt(3) == 0;
            long expected = blocked.stream()
                    .filter(one -> one.ip().equals(ip) && one.at() <= at && one.at() > at - HOUR)
                    .count();

            Decision decision = engine.decide(payment("t-" + i)
                            .from(ip)
                            .of(blocks ? 200 : 1)
                            .at(at)
                            .event())
                    .get(0);

            assertThat(decision.reasons().stream()
                            .filter(reason -> reason.rule().equals("many"))
                            .map(reason -> String.valueOf(reason.features().get("n"))))
                    .containsExactly("Int[value=" + expected + "]");
            if (blocks) {
                blocked.add(new Seen(ip, at));
            }
        }
    }

    private record Seen(String ip, long at) {}

    private void pushBlocked() {
        String rule = "{id: blocked, version: 1, tags: [fraud], on: transaction, when: transaction.amount > 100, then:"
                + " {outcome: BLOCK, score: 70}}";
        assertThat(push("blocked", rule).kind()).isEqualTo(RuleStatus.Kind.ACTIVE);
    }

    private void push(String id, String feature, String when, String outcome) {
        String rule = "{id: " + id + ", version: 1, on: transaction, features: {n: {" + feature + "}}, when: '" + when
                + "', then: {outcome: " + outcome + "}}";
        RuleStatus answer = push(id, rule);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.kind()).isEqualTo(RuleStatus.Kind.ACTIVE);
    }

    private RuleStatus push(String id, String rule) {
        return engine.push(id, rule.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> reasons(Event event) {
        return engine.decide(event).stream()
                .flatMap(decision -> decision.reasons().stream())
                .map(Reason::rule)
                .toList();
    }
}
