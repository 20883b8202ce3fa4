package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Value;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import dev.weir.rules.rule.Later;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Actions that wait: when they go out, what limits them then, and what becomes of them if a rule changes meanwhile. */
final class LaterTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final LocalEngine engine = new LocalEngine(
            EngineSettings.DEFAULT,
            Documents.yaml(EngineSettings.DEFAULT.ruleLimits().maxDocumentBytes()),
            Documented.compiler(),
            0);

    @Test
    void anActionGoesOutWhenItsTimeHasPassedAndSaysAboutWhichEvent() {
        push("help", "on: click, when: true, then: {outcome: NUDGE, score: 7, after: 2h, params: {of: click.sku}}");

        assertThat(click("e-1", 0)).isEmpty();
        assertThat(engine.passTo(2 * HOUR - 1)).isEmpty();
        List<Decision> out = engine.passTo(2 * HOUR);

        assertThat(out).singleElement().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo("NUDGE");
            assertThat(decision.score()).isEqualTo(7);
            assertThat(decision.subject()).isEqualTo("c-1");
            assertThat(decision.trigger().id()).isEqualTo("e-1");
            assertThat(decision.eventTimeMillis()).isEqualTo(2 * HOUR);
            assertThat(decision.ofEvent()).isFalse();
            assertThat(decision.reasons()).extracting(Reason::params).first().hasToString("{of=Text[value=s-1]}");
        });
        assertThat(engine.passTo(9 * DAY)).isEmpty();
    }

    @Test
    void aPaymentIsAnsweredAtOnceAndSaysThatSomethingFollows() {
        push("thanks", "on: transaction, when: true, then: {outcome: THANK_YOU, after: 2h}");

        Decision answer = engine.decide(payment("t-1").at(0).event()).get(0);

        assertThat(answer.outcome()).isEqualTo("APPROVE");
        assertThat(answer.reasons()).isEmpty();
        assertThat(whyNot(answer)).containsExactly("waits until 1970-01-01T02:00:00Z");
        assertThat(engine.passTo(2 * HOUR)).extracting(Decision::outcome).containsExactly("THANK_YOU");
    }

    @Test
    void whatIsDecidedAtNightGoesOutInTheMorningOfItsZone() {
        push(
                "tip",
                "on: click, when: true, then: {outcome: TIP, notBefore: '08:00', notAfter: '21:00', zone: Asia/Tokyo}");

        assertThat(click("e-1", 0)).as("nine in the morning in Tokyo").hasSize(1);
        click("e-2", 12 * HOUR);
        assertThat(engine.passTo(23 * HOUR - 1)).isEmpty();
        assertThat(engine.passTo(23 * HOUR)).extracting(d -> d.trigger().id()).containsExactly("e-2");
    }

    @Test
    void aCustomerHasTheZoneOfATableAndElseUtc() {
        engine.pushList(
                "zones",
                "{\"name\": \"zones\", \"fields\": {\"zone\": \"string\"}, \"rows\": {\"c-1\": {\"zone\": \"Asia/Tokyo\"}, \"c-3\": {\"zone\": \"Atlantis\"}}}"
                        .getBytes(StandardCharsets.UTF_8));
        push(
                "tip",
                "on: click, when: true, then: {outcome: TIP, notBefore: '10:00', zone: 'string(lookup(\"zones\", click.customerId).zone)'}");
        for (String customer : List.of("c-1", "c-2", "c-3")) {
            engine.decide(visit("e-" + customer).by(customer).at(0).event());
        }

        assertThat(engine.passTo(HOUR)).extracting(Decision::subject).containsExactly("c-1");
        assertThat(engine.passTo(10 * HOUR)).extracting(Decision::subject).containsExactlyInAnyOrder("c-2", "c-3");
        assertThat(engine.errors()).as("Atlantis is no zone").isEqualTo(1);
    }

    @Test
    void whatWouldHaveToWaitLongerThanItMayDoesNotGoOut() {
        push(
                "thanks",
                "on: transaction, when: true, then: {outcome: TIP, notBefore: '08:00', notAfter: '20:00', expires: 10h}");

        Decision atTen = engine.decide(payment("t-1").at(22 * HOUR).event()).get(0);
        Decision before =
                engine.decide(payment("t-2").at(22 * HOUR - 1).event()).get(0);

        assertThat(whyNot(atTen)).containsExactly("waits until 1970-01-02T08:00:00Z");
        assertThat(whyNot(before)).containsExactly(Considered.EXPIRED);
        assertThat(engine.passTo(9 * DAY)).extracting(d -> d.trigger().id()).containsExactly("t-1");
    }

    @Test
    void howLongAnActionWaitsIsInATableAndWithoutARowNothingGoesOut() {
        engine.pushList(
                "every",
                "{\"name\": \"every\", \"fields\": {\"days\": \"string\"}, \"rows\": {\"s-1\": {\"days\": \"30d\"}, \"s-2\": {\"days\": \"400d\"}, \"s-3\": {\"days\": \"soon\"}, \"s-4\": {\"days\": \"9600h1ms\"}}}"
                        .getBytes(StandardCharsets.UTF_8));
        push(
                "refill",
                "on: click, when: true, then: {outcome: REFILL, after: 'string(lookup(\"every\", click.sku).days)'}");
        for (int sku = 1; sku <= 5; sku++) {
            engine.decide(visit("e-" + sku).of("s-" + sku).at(0).event());
        }

        assertThat(engine.passTo(30 * DAY - 1)).isEmpty();
        assertThat(engine.passTo(30 * DAY)).extracting(d -> d.trigger().id()).containsExactly("e-1");
        assertThat(engine.passTo(400 * DAY)).extracting(d -> d.trigger().id()).containsExactly("e-2");
        assertThat(engine.passTo(900 * DAY)).isEmpty();
    }

    @Test
    void aCooldownCountsWhenActionsGoOutSoThatNobodyGetsTwo() {
        push("help", "on: click, when: true, then: {outcome: NUDGE, after: 2h, cooldown: 1h}");
        click("e-1", 0);
        click("e-2", HOUR - 1);
        click("e-3", HOUR);

        assertThat(engine.passTo(9 * HOUR)).extracting(d -> d.trigger().id()).containsExactly("e-1", "e-3");
    }

    @Test
    void ofAGroupThatIsDueAtOnceTheBestGoesOutAndSaysWhyTheOthersDoNot() {
        push("cheap", "on: click, when: true, then: {outcome: A, group: g, value: 1, notBefore: '08:00'}");
        push("dear", "on: click, when: true, then: {outcome: B, group: g, value: 2, notBefore: '08:00'}");
        click("e-1", HOUR);

        Decision out = only(engine.passTo(9 * HOUR));

        assertThat(out.outcome()).isEqualTo("B");
        assertThat(out.byChannel().considered())
                .extracting(Considered::rule, Considered::why)
                .containsExactly(tuple("cheap", Considered.VALUE));
    }

    @Test
    void actionsAboutSeveralEventsThatAreDueAtOnceAreDecisionsOfTheirOwn() {
        push("tip", "on: click, when: true, then: {outcome: TIP, notBefore: '08:00'}");
        click("e-1", HOUR);
        click("e-2", 2 * HOUR);

        List<Decision> out = engine.passTo(8 * HOUR);

        assertThat(out).extracting(d -> d.trigger().id()).containsExactly("e-1", "e-2");
        assertThat(out).extracting(Decision::decisionId).doesNotHaveDuplicates();
        assertThat(out).extracting(d -> d.reasons().size()).containsOnly(1);
    }

    @Test
    void asManyWaitAsMayAndTheNextIsDropped() {
        push("tip", "on: transaction, when: true, then: {outcome: TIP, after: 2h}");
        for (int i = 0; i < Later.MOST_WAITING; i++) {
            Decision answer = engine.decide(payment("t-" + i).at(i).event()).get(0);
            assertThat(whyNot(answer).get(0)).startsWith("waits until");
        }

        Decision more = engine.decide(payment("t-more").at(100).event()).get(0);

        assertThat(whyNot(more)).containsExactly(Considered.FULL);
        assertThat(engine.passTo(9 * HOUR)).hasSize(Later.MOST_WAITING);
    }

    @Test
    void anEditedRuleSendsWhatItDecidedAndARuleThatIsGoneOrOffSendsNothing() {
        for (String rule : List.of("edited", "removed", "off", "again", "shadow")) {
            push(rule, "on: click, when: true, then: {outcome: " + rule + ", after: 2h}");
        }
        click("e-1", 0);
        push("edited", 2, "on: click, when: false, then: {outcome: other}");
        push("off", 2, "mode: 'off', on: click, when: true, then: {outcome: off, after: 2h}");
        push("shadow", 2, "mode: shadow, on: click, when: true, then: {outcome: shadow, after: 2h}");
        engine.push("removed", new byte[0]);
        engine.push("again", new byte[0]);
        push("again", 2, "on: click, when: true, then: {outcome: again, after: 2h}");

        Decision out = only(engine.passTo(2 * HOUR));

        assertThat(out.outcome()).isEqualTo("edited");
        assertThat(out.reasons().get(0).version()).isEqualTo(1);
        assertThat(out.shadow()).extracting(Reason::rule).containsExactly("shadow");
        assertThat(out.byChannel().considered())
                .allMatch(one -> one.why().equals(Considered.GONE))
                .extracting(Considered::rule)
                .containsExactlyInAnyOrder("removed", "off", "again");
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrects() {
        push(
                "thanks",
                "on: transaction, when: transaction.amount > 10.0, then: {outcome: TIP, score: transaction.amount, after: 2h}");
        engine.decide(payment("t-1").of(20).at(0).event());
        engine.decide(payment("t-1").of(30).at(0).event());
        engine.decide(payment("t-2").of(20).at(0).event());
        engine.decide(payment("t-2").of(5).at(0).event());

        assertThat(only(engine.passTo(2 * HOUR)).score()).isEqualTo(30);
    }

    @Test
    void theConditionIsAskedAgainWithWhatWasDecidedAndListedMeanwhile() {
        push("block", "on: transaction, when: transaction.amount > 100.0, then: {outcome: BLOCK}");
        push(
                "tip",
                "on: click, when: '!recently(\"BLOCK\", \"1h\") && !inList(\"quiet\", click.customerId)', then: {outcome: TIP, after: 30m, recheck: true}");
        push("blind", "on: click, when: '!recently(\"BLOCK\", \"1h\")', then: {outcome: BLIND, after: 30m}");
        click("e-1", 0);
        engine.decide(visit("e-2").by("c-2").at(0).event());
        engine.decide(visit("e-3").by("c-3").at(0).event());
        engine.decide(payment("t-1").of(200).at(MINUTE).event());
        engine.pushList("quiet", "{\"name\": \"quiet\", \"entries\": [\"c-2\"]}".getBytes(StandardCharsets.UTF_8));

        List<Decision> out = engine.passTo(HOUR);

        assertThat(out)
                .extracting(Decision::subject, Decision::outcome)
                .containsExactlyInAnyOrder(
                        tuple("c-1", "BLIND"), tuple("c-2", "BLIND"), tuple("c-3", "BLIND"), tuple("c-3", "TIP"));
        assertThat(out)
                .filteredOn(one -> one.subject().equals("c-1"))
                .flatMap(LaterTest::whyNot)
                .containsExactly(Considered.RECHECK);
    }

    @Test
    void aMatchIsAskedAgainWithItsStagesAndTheTimeOfThen() {
        push("cart", """
                by: [customerId], pattern: {within: 10m, stages: [{name: cart, on: click}, {name: paid, on: transaction, not: true}]},
                when: 'cart.sku == "s-1" && hour(now, "UTC") < 2',
                then: {outcome: TIP, after: 1h, recheck: true}""");
        click("e-1", 0);
        engine.decide(visit("e-2").of("s-1").by("c-2").at(HOUR).event());

        assertThat(engine.passTo(9 * HOUR)).extracting(Decision::subject).containsExactly("c-1");
    }

    @Test
    void anActionThatACooldownKeepsBackWhenItIsDueIsTold() {
        push("tip", "on: click, when: true, then: {outcome: TIP, after: 1h, cooldown: 1d}");
        push("nudge", "on: click, when: click.sku == 's-1', then: {outcome: NUDGE, after: 2h}");
        click("e-1", 0);
        engine.passTo(HOUR);
        click("e-2", HOUR);

        Decision out = only(engine.passTo(2 * HOUR));
        assertThat(out.reasons()).extracting(Reason::rule).containsExactly("nudge");
        assertThat(out.byChannel().considered())
                .containsExactly(new Considered("tip", 1, "TIP", "", Value.absent(), Considered.COOLDOWN));
    }

    private static List<String> whyNot(Decision decision) {
        return decision.byChannel().considered().stream().map(Considered::why).toList();
    }

    private static Decision only(List<Decision> decisions) {
        assertThat(decisions).hasSize(1);
        return decisions.get(0);
    }

    private List<Decision> click(String id, long atMillis) {
        return engine.decide(visit(id).of("s-1").at(atMillis).event());
    }

    private void push(String id, String rule) {
        push(id, 1, rule);
    }

    private void push(String id, long version, String rule) {
        RuleStatus answer = engine.push(
                id, ("{id: " + id + ", version: " + version + ", " + rule + "}").getBytes(StandardCharsets.UTF_8));
        assertThat(answer.kind())
                .as("%s", answer)
                .isIn(RuleStatus.Kind.ACTIVE, RuleStatus.Kind.SHADOW, RuleStatus.Kind.OFF);
    }
}
