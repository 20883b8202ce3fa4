package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.StockChange;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of the matches of patterns. */
class MatchDecisionsTest {
    private static final String CARD_TESTING = """
            id: card-testing
            version: 1
            by: [cardId]
            pattern:
              within: 5m
              stages:
                - {name: probe, on: transaction, where: transaction.amount < 1.0}
                - {name: hit, on: transaction, where: transaction.amount > 500.0}
            then: {outcome: BLOCK, score: 90, params: {first: probe.transactionId}}
            """;

    private static final String PRICE_DROP = """
            id: price-drop
            version: 1
            by: [sku]
            subject: viewed.customerId
            pattern:
              within: 1d
              stages:
                - {name: viewed, on: click, where: click.type == "VIEW"}
                - {name: cheaper, on: inventory, where: inventory.price < 10}
            then: {outcome: TELL}
            """;

    private final WholeEngine engine = new WholeEngine();

    @Test
    void aMatchThatAnEventCompletesIsPartOfThatEventsDecision() {
        engine.push("card-testing", CARD_TESTING);
        engine.happens(payment("t-1").of(0.5).event());

        List<Decision> decided = engine.happens(payment("t-2").of(600).event());

        assertThat(decided).hasSize(1);
        assertThat(decided.get(0).outcome()).isEqualTo("BLOCK");
        Reason reason = decided.get(0).reasons().get(0);
        assertThat(reason.matched()).isEqualTo(Map.of("probe", List.of("t-1"), "hit", List.of("t-2")));
        assertThat(reason.params()).isEqualTo(Map.of("first", new Value.Text("t-1")));
    }

    @Test
    void aMatchReadsTheAnswersAndTheStockOfItsOwnLine() {
        engine.push("again", """
                id: again
                version: 1
                by: [sku]
                features: {sold: {sum: item.quantity, by: [sku], over: 1h}}
                pattern:
                  within: 1h
                  stages:
                    - {name: one, on: transaction}
                    - {name: two, on: transaction}
                then: {outcome: TWICE, params: {sold: sold, left: stock.available}}
                """);
        engine.happens(new StockChange("a", "", 1, false, 50, 0, 1));
        engine.happens(new StockChange("b", "", 1, false, 5, 0, 1));
        engine.happens(payment("t-1").line("b", 2).event());

        Decision decided =
                engine.happens(payment("t-2").line("a", 1).line("b", 7).event()).get(0);

        assertThat(decided.reasons())
                .extracting(Reason::params)
                .containsExactly(Map.of("sold", new Value.Real(9), "left", new Value.Int(5)));
    }

    @Test
    void aConditionBesideAPatternSeesFeaturesOfOtherKeys() {
        engine.push("card-testing", CARD_TESTING + """
            features: {cardsOnIp: {distinct: transaction.cardId, by: [ip], over: 1h}}
            when: cardsOnIp >= 2
            """);
        engine.happens(payment("t-1").of(0.5).event());
        engine.happens(
                payment("t-2").of(0.5).with("card-2").by("c-2").from("ip-1").event());
        assertThat(engine.happens(payment("t-3").of(600).event()).get(0).reasons())
                .isEmpty();

        Decision decision =
                engine.happens(payment("t-4").of(0.5).from("ip-1").event()).get(0);
        assertThat(decision.reasons()).isEmpty();
        decision = engine.happens(payment("t-5").of(700).from("ip-1").event()).get(0);

        assertThat(decision.reasons().get(0).features()).isEqualTo(Map.of("cardsOnIp", new Value.Int(2)));
    }

    @Test
    void oneThatCompletesSeveralMatchesHasAReasonForEach() {
        engine.push("card-testing", CARD_TESTING);
        engine.happens(payment("t-1").of(0.5).event());
        engine.happens(payment("t-2").of(0.6).event());

        Decision decision = engine.happens(payment("t-3").of(600).event()).get(0);

        assertThat(decision.reasons())
                .extracting(reason -> reason.matched().get("probe"))
                .containsExactlyInAnyOrder(List.of("t-1"), List.of("t-2"));
    }

    @Test
    void aRepetitionCompletesNothingAgain() {
        engine.push("card-testing", CARD_TESTING);
        engine.happens(payment("t-1").of(0.5).event());
        engine.happens(payment("t-2").of(600).event());

        assertThat(engine.happens(payment("t-2").of(600).event())).isEmpty();
    }

    @Test
    void aKeyWithoutAnOpenMatchIsNotWrittenByWhatCanBeginNone() {
        engine.push("card-testing", CARD_TESTING);

        engine.happens(payment("t-1").of(600).event());
        engine.happens(payment("t-2").of(50).event());

        assertThat(engine.writes()).isZero();
    }

    @Test
    void everyCustomerIsToldOfWhatHappenedToWhatTheyViewed() {
        engine.push("price-drop", PRICE_DROP);
        engine.happens(visit("e-1").by("c-1").of("s-1").event());
        engine.happens(visit("e-2").by("c-2").of("s-1").event());
        engine.happens(visit("e-3").by("c-3").of("s-2").event());

        List<Decision> decided = engine.happens(new StockChange("s-1", "", 2_000_000, false, 1, 0, 9.5));

        assertThat(decided)
                .extracting(Decision::subject, decision -> decision.trigger().type())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("c-1", "inventory"),
                        org.assertj.core.groups.Tuple.tuple("c-2", "inventory"));
        Set<String> ids = decided.stream().map(Decision::decisionId).collect(Collectors.toSet());
        assertThat(ids).hasSize(2);
    }

    @Test
    void aMatchWhoseSubjectFailsIsDecidedAboutTheUsualOne() {
        engine.push("twice", """
                id: twice
                version: 1
                by: [cardId]
                subject: '["a"][int(transaction.amount)]'
                pattern:
                  within: 1h
                  stages: [{name: twice, on: transaction, times: 2}]
                then: {outcome: BLOCK}
                """);
        engine.happens(payment("t-1").with("card-1").of(7).event());

        assertThat(engine.happens(payment("t-2").with("card-1").of(7).event()))
                .extracting(Decision::subject, Decision::outcome)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("c-1", "BLOCK"));
    }

    @Test
    void whatDifferentKeysFindAboutOneEventIsOneDecision() {
        String twice = """
                id: %s
                version: 1
                by: [%s]
                pattern:
                  within: 1h
                  stages: [{name: twice, on: click, times: 2}]
                then: {outcome: %s}
                """;
        engine.push("a", twice.formatted("a", "customerId", "X"));
        engine.push("b", twice.formatted("b", "deviceId", "Y"));
        engine.happens(visit("e-1").on("d-1").event());

        List<Decision> decided = engine.happens(visit("e-2").on("d-1").event());

        assertThat(decided).hasSize(1);
        assertThat(decided.get(0).reasons()).extracting(Reason::rule).containsExactly("a", "b");
    }

    @Test
    void aConditionSeesFeaturesOfItsKey() {
        engine.push("third", """
                id: third
                version: 1
                by: [cardId]
                pattern:
                  within: 1h
                  stages:
                    - {name: third, on: transaction, where: n == 3}
                    - {name: fourth, on: transaction, where: n == 4}
                features: {n: {count: transaction, by: [cardId], over: 1d}}
                then: {outcome: REVIEW}
                """);
        for (int i = 1; i <= 3; i++) {
            assertThat(engine.happens(payment("t-" + i).event()).get(0).reasons())
                    .isEmpty();
        }

        assertThat(engine.happens(payment("t-4").event())
                        .get(0)
                        .reasons()
                        .get(0)
                        .matched())
                .isEqualTo(Map.of("third", List.of("t-3"), "fourth", List.of("t-4")));
    }

    @Test
    void aShadowRuleSharesThePatternOfALiveOne() {
        engine.push("card-testing", CARD_TESTING);
        engine.push("other", CARD_TESTING.replace("id: card-testing", "id: other\nmode: shadow"));
        engine.happens(payment("t-1").of(0.5).event());
        assertThat(engine.profile("cardId=card-1").patterns()).hasSize(1);

        Decision decision = engine.happens(payment("t-2").of(600).event()).get(0);

        assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("card-testing");
        assertThat(decision.shadow()).extracting(Reason::rule).containsExactly("other");
    }

    @Test
    void beyondWhatMayBeOpenTheOldestGivesWay() {
        engine.push("card-testing", CARD_TESTING.replace("within: 5m", "within: 5m\n  maxOpen: 3"));
        for (int i = 0; i < 10; i++) {
            engine.happens(payment("t-" + i).of(0.5).at(i).event());
        }

        Decision decision =
                engine.happens(payment("t-10").of(600).at(10).event()).get(0);

        assertThat(decision.reasons())
                .extracting(reason -> reason.matched().getOrDefault("probe", List.of()))
                .containsExactlyInAnyOrder(List.of("t-7"), List.of("t-8"), List.of("t-9"));
        assertThat(engine.gaveWay()).isEqualTo(7);
    }

    @Test
    void aConditionThatFailsIsCountedAndFitsNothing() {
        engine.push(
                "card-testing",
                CARD_TESTING.replace("transaction.amount < 1.0", "1 / (size(transaction.cardId) - 6) == 7"));

        engine.happens(payment("t-1").event());

        assertThat(engine.errors()).isPositive();
        assertThat(engine.profile("cardId=card-1").patterns()).isEmpty();
    }

    @Test
    void aConditionThatSeveralPatternsBeginWithFailsForEachOfThem() {
        String failing = CARD_TESTING.replace("transaction.amount < 1.0", "1 / (size(transaction.cardId) - 6) == 7");
        engine.push("card-testing", failing);
        engine.push("other", failing.replace("card-testing", "other").replace("500.0", "700.0"));

        engine.happens(payment("t-1").event());

        assertThat(engine.errors()).isEqualTo(2);
    }

    @Test
    void ofPatternsThatBeginAlikeEachFindsItsOwnMatches() {
        engine.push("card-testing", CARD_TESTING);
        engine.push("other", CARD_TESTING.replace("card-testing", "other").replace("500.0", "700.0"));
        engine.happens(payment("t-1").of(0.5).event());

        assertThat(engine.happens(payment("t-2").of(600).event()).get(0).reasons())
                .extracting(Reason::rule)
                .containsExactly("card-testing");

        engine.happens(payment("t-3").of(0.7).event());

        assertThat(engine.happens(payment("t-4").of(800).event()).get(0).reasons())
                .extracting(reason -> reason.rule() + reason.matched().get("probe"))
                .containsExactlyInAnyOrder("card-testing[t-3]", "other[t-1]", "other[t-3]");
    }
}
