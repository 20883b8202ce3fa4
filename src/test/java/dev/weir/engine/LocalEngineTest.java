package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The engine without a cluster: its clock, its timers, and what it counts. */
final class LocalEngineTest {
    private static final long MINUTE = 60_000;
    private static final long LATENESS = 10_000;
    private static final String ABANDONED = """
            id: abandoned
            version: 1
            pattern:
              within: 30m
              stages:
                - {name: cart, on: click, where: click.type == "ADD_TO_CART"}
                - {name: bought, on: click, where: click.type == "PURCHASE", not: true}
            then: {outcome: REMIND}
            """;
    private static final String AGAIN =
            "{id: again, version: 1, on: transaction, when: 'recently(\"REVIEW\", \"10m\")', then: {outcome: BLOCK}}";

    private final LocalEngine engine = new LocalEngine(
            EngineSettings.DEFAULT,
            Documents.yaml(EngineSettings.DEFAULT.ruleLimits().maxDocumentBytes()),
            Documented.compiler(),
            LATENESS);

    @Test
    void eventTimePassesWithTheEventsOfOthers() {
        push("abandoned", ABANDONED);
        cart("e-1", "c-1", 0);

        assertThat(look("e-2", "c-2", 30 * MINUTE + LATENESS - 1)).isEmpty();
        assertThat(look("e-3", "c-2", 30 * MINUTE + LATENESS))
                .extracting(Decision::subject)
                .containsExactly("c-1");
    }

    @Test
    void timePassesWithoutAnEventIfSomebodySaysSoAndEachMatchIsDecidedOnce() {
        push("abandoned", ABANDONED);
        cart("e-1", "c-1", 0);
        cart("e-2", "c-2", 0);
        cart("e-3", "c-1", MINUTE);

        assertThat(engine.passTo(30 * MINUTE - 1)).isEmpty();
        assertThat(engine.passTo(30 * MINUTE)).extracting(Decision::subject).containsExactlyInAnyOrder("c-1", "c-2");
        assertThat(engine.passTo(30 * MINUTE)).isEmpty();
        assertThat(engine.passTo(31 * MINUTE))
                .extracting(decision -> decision.trigger().id())
                .containsExactly("e-3");
        assertThat(engine.passTo(300 * MINUTE)).isEmpty();
    }

    @Test
    void anEventComesAfterWhatWasDueBeforeItWhicheverKeyThatWasDueAt() {
        push("abandoned", ABANDONED);
        push("again", AGAIN.replace("REVIEW", "REMIND"));
        cart("e-1", "c-1", 0);

        assertThat(engine.decide(
                        payment("t-1").by("c-1").at(30 * MINUTE + LATENESS).event()))
                .as("the payment does not reach the pattern of clicks")
                .extracting(Decision::outcome)
                .containsExactly("REMIND", "BLOCK");
    }

    @Test
    void whatIsDueIsDecidedInTheOrderOfTimeWhicheverKeyItIsDueAt() {
        push("abandoned", ABANDONED);
        cart("e-1", "c-1", 0);
        cart("e-2", "c-2", MINUTE);
        cart("e-3", "c-1", 2 * MINUTE);

        assertThat(engine.passTo(300 * MINUTE))
                .extracting(decision -> decision.trigger().id())
                .containsExactly("e-1", "e-2", "e-3");
    }

    @Test
    void anEventAheadOfTheClockByMoreThanTheLatenessCarriesNoTimeAlong() {
        push("abandoned", ABANDONED);
        engine.decide(visit("e-1").kind("ADD_TO_CART").at(0).event(), 0);

        assertThat(engine.decide(
                        visit("e-2").by("c-2").at(LATENESS + 30 * MINUTE + 1).event(), 30 * MINUTE))
                .isEmpty();
        assertThat(engine.decide(
                        visit("e-3").by("c-2").at(LATENESS + 30 * MINUTE).event(), 30 * MINUTE))
                .extracting(Decision::subject)
                .containsExactly("c-1");
    }

    @Test
    void theClockDoesNotGoBack() {
        push("abandoned", ABANDONED);
        engine.decide(visit("e-1").kind("ADD_TO_CART").at(0).event(), 0);
        engine.decide(visit("e-2").by("c-2").at(0).event(), 30 * MINUTE);

        assertThat(engine.decide(
                        visit("e-3").by("c-2").at(LATENESS + 30 * MINUTE).event(), 0))
                .hasSize(1);
    }

    @Test
    void whatIsHeardTwiceIsDecidedOnce() {
        assertThat(engine.decide(payment("t-1").event())).hasSize(1);
        assertThat(engine.decide(payment("t-1").event())).isEmpty();
    }

    @Test
    void aSubjectRemembersWhatAnotherEngineDecided() {
        push("again", AGAIN);
        engine.passTo(0);

        engine.restoreHistory("c-1", List.of(new EarlierDecision(Set.of("REVIEW"), Set.of(), -MINUTE)));

        assertThat(outcome("t-1", "c-1", 0)).isEqualTo("BLOCK");
        assertThat(outcome("t-2", "c-2", 0)).isEqualTo("APPROVE");
        assertThat(outcome("t-3", "c-1", 9 * MINUTE)).isEqualTo("APPROVE");
    }

    @Test
    void aRulesAndAListsFateIsAnsweredAndARemovedRuleDecidesNothing() {
        String blocking = "{id: r, version: 1, on: transaction, when: 'inList(\"bad\", transaction.cardId)',"
                + " then: {outcome: BLOCK}}";
        assertThat(engine.pushList("bad", utf8("{\"name\": \"bad\", \"entries\": [\"card-1\"]}"))
                        .kind())
                .isEqualTo(Kind.ACTIVE);
        push("r", blocking);
        assertThat(outcome("t-1", "c-1", 0)).isEqualTo("BLOCK");

        assertThat(engine.pushList("bad", new byte[0]).kind()).isEqualTo(Kind.REMOVED);
        assertThat(outcome("t-2", "c-1", 0)).isEqualTo("APPROVE");
        assertThat(engine.push("r", new byte[0]).kind()).isEqualTo(Kind.REMOVED);
        assertThat(engine.push("r", utf8("{id: r}")).kind()).isEqualTo(Kind.REJECTED);
    }

    @Test
    void expressionsThatFailAreCountedWhereverTheyFail() {
        push(
                "when",
                "{id: when, version: 1, on: transaction, when: '1 / (size(transaction.cardId) - 6) > 0',"
                        + " then: {outcome: BLOCK}}");
        assertThat(outcome("t-1", "c-1", 0)).isEqualTo("APPROVE");
        assertThat(engine.errors()).isEqualTo(1);

        push(
                "param",
                "{id: param, version: 1, on: transaction, when: 'true',"
                        + " then: {outcome: REVIEW, params: {x: '1 / (size(transaction.cardId) - 6)'}}}");
        outcome("t-2", "c-1", 0);
        assertThat(engine.errors()).as("one as before, and a parameter").isEqualTo(3);
    }

    /** Three rules that remember: a window, a match that is open for half an hour, and decisions of ten minutes. */
    @Test
    void whatItHoldsIsBoundedByWhatTheRulesLookBackOnAndNotByHowManyEventsThereWere() {
        push(
                "window",
                "{id: window, version: 1, on: transaction, features: {n: {count: transaction, by: [cardId], over: 1h}},"
                        + " when: 'n > 1', then: {outcome: REVIEW}}");
        push("abandoned", ABANDONED);
        push("again", AGAIN);
        int most = 0;
        for (int day = 0; day < 200; day++) {
            for (int i = 0; i < 5; i++) {
                String owner = day + "-" + i;
                long atMillis = day * 24L * 60 * MINUTE + i * MINUTE;
                engine.decide(payment("t-" + owner)
                        .by(owner)
                        .with("card-" + owner)
                        .at(atMillis)
                        .event());
                cart("e-" + owner, owner, atMillis);
            }
            most = Math.max(most, day < 30 ? 0 : new EngineLook(engine).remembered());
        }

        assertThat(most).as("the greatest after 30 days").isLessThan(5 * 3 * 30);
        engine.passTo(300 * 24 * 60 * MINUTE);
        assertThat(new EngineLook(engine).remembered()).isZero();
    }

    @Test
    void anotherEngineKnowsNothingOfThisOneAndAnswersAlike() {
        push("abandoned", ABANDONED);
        cart("e-1", "c-1", 0);
        LocalEngine another = engine.another();

        assertThat(another.push("abandoned", utf8(ABANDONED)).kind())
                .as("it was given no rule before")
                .isEqualTo(Kind.ACTIVE);
        assertThat(another.passTo(30 * MINUTE)).as("and no event").isEmpty();
        String call = ABANDONED.replace("REMIND", "CALL").replace("version: 1", "version: 2");
        assertThat(another.push("abandoned", utf8(call)).kind()).isEqualTo(Kind.ACTIVE);
        assertThat(engine.passTo(30 * MINUTE)).extracting(Decision::outcome).containsExactly("REMIND");
    }

    @Test
    void anEngineThatBeginsAgainHasTheRulesOfThisOneAndNothingThatItSaw() {
        push("abandoned", ABANDONED);
        cart("e-1", "c-1", 0);
        LocalEngine again = engine.again().orElseThrow();

        assertThat(again.passTo(30 * MINUTE)).as("it saw no cart").isEmpty();
        LocalEngine third = again.again().orElseThrow();
        third.decide(visit("e-1").kind("ADD_TO_CART").by("c-1").at(0).event());
        assertThat(third.passTo(30 * MINUTE))
                .as("it has the rule, and takes the event for no duplicate")
                .extracting(Decision::outcome)
                .containsExactly("REMIND");
        assertThat(third.push("abandoned", utf8(ABANDONED)).kind()).isEqualTo(Kind.UNCHANGED);
    }

    private void push(String id, String document) {
        RuleStatus answer = engine.push(id, utf8(document));
        assertThat(answer.errors()).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void cart(String id, String customer, long millis) {
        engine.decide(visit(id).kind("ADD_TO_CART").by(customer).at(millis).event());
    }

    private List<Decision> look(String id, String customer, long millis) {
        return engine.decide(visit(id).by(customer).at(millis).event());
    }

    private String outcome(String id, String customer, long millis) {
        return engine.decide(payment(id).by(customer).at(millis).event()).get(0).outcome();
    }
}
