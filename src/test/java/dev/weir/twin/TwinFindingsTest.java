package dev.weir.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.LocalEngine;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.TagCap;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the engine and the twin disagreed, and the engine was wrong. */
final class TwinFindingsTest {
    private static final long START = RandomTraffic.START;

    private LocalEngine engine = engine(FiringPolicies.NONE);

    private static LocalEngine engine(FiringPolicies policies) {
        return new LocalEngine(
                Shop.settings(policies),
                Documents.yaml(100_000),
                new RuleCompiler(Shop.SCHEMA, Shop.LIMITS),
                Shop.LATENESS);
    }

    /** A reminder for the one customer of a shared device goes out after the other logged in. */
    @Test
    void aDecisionThatComesBackLinksNoSession() {
        push("remind", "on: click\nwhen: click.type == 'CART'\nthen: {outcome: COUPON, after: 2h}");
        push("view", "on: click\nwhen: click.type == 'VIEW'\nthen: {outcome: REVIEW}");
        decide(click("e-1", 0, "CART", "c1"));
        decide(click("e-2", Shop.HOUR, "LOGIN", "c2"));
        assertThat(engine.passTo(START + 3 * Shop.HOUR))
                .extracting(Decision::subject)
                .containsExactly("c1");

        List<Decision> seen = decide(click("e-3", 4 * Shop.HOUR, "VIEW", ""));

        assertThat(seen).extracting(Decision::subject).containsExactly("c2");
    }

    @Test
    void aDecisionHasNoTagOfARuleThatWasOverruled() {
        push("last", "priority: 2\nfinal: true\non: transaction\nwhen: 'true'\nthen: {outcome: APPROVE}");
        push("over", "tags: [tip]\non: transaction\nwhen: 'true'\nthen: {outcome: BLOCK}");
        push(
                "tagged",
                "on: click\nfeatures:\n  n: {count: decision, by: [ip], over: 1h, where: '\"tip\" in"
                        + " decision.tags.split(\" \")'}\nwhen: n > 0\nthen: {outcome: REVIEW}");
        decide(payment("t-1", 0));

        assertThat(decide(click("e-1", 1_000, "VIEW", "c1"))).isEmpty();
    }

    /** Points that come to nothing are no approval: nobody asked. */
    @Test
    void pointsAloneLeaveNoOutcomeBehindWhereNothingHasToBeAnswered() {
        push("some", "on: click\nwhen: click.type == 'CART'\nthen: {points: 1}");
        push(
                "asks",
                "on: click\nwhen: click.type == 'VIEW' && (recently('APPROVE', '1h') || decided('APPROVE', '1h') > 0)\n"
                        + "then: {outcome: REVIEW}");
        push("knows", "on: click\nwhen: click.type == 'VIEW' && fired('some', '1h')\nthen: {outcome: BLOCK}");
        decide(click("e-1", 0, "CART", "c1"));

        assertThat(rules(decide(click("e-2", 1_000, "VIEW", "c1")))).containsExactly("knows");
    }

    /** Both are of one key, and event time passes both ends at once. */
    @Test
    void ofAbsencesTheEarlierOneIsDecidedFirst() {
        for (int i = 0; i < 8; i++) { // so that no order of names is the right one by chance
            String shorter = absence("tags: [offer]", (10 + i) + "m");
            String longer = absence("tags: [offer]", (60 + i) + "m");
            engine = engine(
                    new FiringPolicies(List.of(new TagCap("one", Set.of("offer"), 1, 10 * Shop.DAY)), List.of()));
            push("a", i % 2 == 0 ? shorter : longer);
            push("b", i % 2 == 0 ? longer : shorter);
            decide(click("e-1", 0, "CART", "c1"));

            assertThat(rules(engine.passTo(START + Shop.DAY))).containsExactly(i % 2 == 0 ? "a" : "b");
        }
    }

    /** The date is after the push, although nothing happened from the push until after the date. */
    @Test
    void aDateThatFollowsThePushOfItsRuleIsNotMissedInALongSilence() {
        long ends = START + 10 * Shop.DAY;
        Fact row = new Fact(Shop.CUSTOMER, "1", START, Map.of("customerId", "c1", "ends", ends));
        engine.decide(row.event(), START);
        push("ended", "on: {date: customer.ends}\nwhen: 'true'\nthen: {outcome: REVIEW}");

        assertThat(decide(click("e-1", 20 * Shop.DAY, "VIEW", "c2")))
                .extracting(Decision::subject, Decision::eventTimeMillis)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("c1", ends));
    }

    @Test
    void anActionThatDoesNotGoOutIsToldAsItWasDecided() {
        String waiting = "on: click\nwhen: 'true'\nthen: {outcome: COUPON, group: g, value: %d, after: 2h}";
        push("low", String.format(waiting, 1));
        push("high", String.format(waiting, 5));
        decide(click("e-1", 0, "VIEW", "c1"));
        push("low", 2, String.format(waiting, 9));

        List<Decision> out = engine.passTo(START + 3 * Shop.HOUR);

        assertThat(rules(out)).containsExactly("high");
        assertThat(out.get(0).byChannel().considered())
                .extracting(Considered::rule, Considered::version)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("low", 1L));
    }

    private static String absence(String keys, String within) {
        return keys + "\nby: [customerId]\npattern:\n  within: " + within + "\n  stages:\n"
                + "    - {name: cart, on: click, where: click.type == 'CART'}\n"
                + "    - {name: paid, on: transaction, not: true}\nthen: {outcome: COUPON}";
    }

    private static Fact click(String id, long at, String type, String customer) {
        Map<String, Object> fields = Map.of("type", type, "sessionId", "s", "ip", "10.0.0.1");
        Fact click = new Fact(Shop.CLICK, id, START + at, fields);
        return customer.isEmpty() ? click : click.of(customer);
    }

    private static Fact payment(String id, long at) {
        return new Fact(Shop.TRANSACTION, id, START + at, Map.of("amount", 5.0, "customerId", "c1", "ip", "10.0.0.1"));
    }

    private List<Decision> decide(Fact fact) {
        return engine.decide(fact.event());
    }

    private static List<String> rules(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(decision -> decision.reasons().stream())
                .map(Reason::rule)
                .toList();
    }

    private void push(String id, String document) {
        push(id, 1, document);
    }

    private void push(String id, int version, String document) {
        String whole = "id: " + id + "\nversion: " + version + "\n" + document;
        assertThat(engine.push(id, whole.getBytes(StandardCharsets.UTF_8)).errors())
                .isEmpty();
    }
}
