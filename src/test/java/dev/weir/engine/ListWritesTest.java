package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules that put entries on lists, and one that asks them. */
final class ListWritesTest {
    private static final long HOUR = 3_600_000;
    private static final String ASKING =
            "{id: asks, version: 1, on: transaction, when: 'inList(\"hot\", transaction.ip)', then: {outcome: BLOCK}}";

    private final LocalEngine engine = engine(FiringPolicies.NONE);

    private static LocalEngine engine(FiringPolicies policies) {
        return new LocalEngine(
                EngineSettings.DEFAULT.with(policies), Documents.yaml(100_000), Documented.compiler(), 0);
    }

    /** A rule with more keys, and more under {@code then}, that puts the address of a payment over 100 on the list. */
    private static String writing(String keys, String then) {
        return "{id: writes, version: 1, on: transaction, " + keys + " when: transaction.amount > 100, then: {" + then
                + "list: {name: hot, entry: transaction.ip, for: 1h}}}";
    }

    @Test
    void whatARulePutsOnAListTheNextEventSeesUntilItEnds() {
        push(ASKING);
        push(writing("", ""));

        assertThat(rules(engine, payment("t-1").of(101).from("i"))).containsExactly("writes");
        assertThat(rules(engine, payment("t-2").of(1).from("i"))).containsExactly("asks");
        assertThat(rules(engine, payment("t-3").of(1).from("j"))).isEmpty();
        assertThat(rules(engine, payment("t-4").of(1).from("i").at(1_000_000 + HOUR - 1)))
                .containsExactly("asks");
        assertThat(rules(engine, payment("t-5").of(1).from("i").at(1_000_000 + HOUR + HOUR / 1000)))
                .isEmpty();
    }

    @Test
    void anEngineThatPutSomethingOnAListDoesNotBeginAgainWithIt() {
        push(ASKING);
        push(writing("", ""));
        engine.decide(payment("t-1").of(1).from("i").event());
        assertThat(engine.again()).isPresent();

        engine.decide(payment("t-2").of(101).from("i").event());
        assertThat(engine.again()).isEmpty();
    }

    @Test
    void theEventItselfDoesNotSeeIt() {
        push(ASKING);
        push(writing("", "outcome: REVIEW, "));

        assertThat(rules(engine, payment("t-1").of(101).from("i"))).containsExactly("writes");
        assertThat(rules(engine, payment("t-2").of(101).from("i"))).containsExactly("asks", "writes");
    }

    @Test
    void aRuleThatDoesNotFireWritesNothing() {
        assertThat(writes(writing("mode: shadow,", ""), FiringPolicies.NONE)).isFalse();
        assertThat(writes(writing("rollout: 0,", ""), FiringPolicies.NONE)).isFalse();
        FiringPolicies heldOut = new FiringPolicies(List.of(), List.of(new Holdout("h", Set.of("t"), 100, "s")));
        assertThat(writes(writing("tags: [t],", ""), heldOut)).isFalse();
        assertThat(writes(writing("tags: [u],", ""), heldOut)).isTrue();
    }

    private static boolean writes(String rule, FiringPolicies policies) {
        LocalEngine engine = engine(policies);
        push(ASKING, engine);
        push(rule, engine);
        engine.decide(payment("t-1").of(101).from("i").event());
        return rules(engine, payment("t-2").of(1).from("i")).equals(List.of("asks"));
    }

    @Test
    void aSuppressedRuleWritesNothing() {
        push(ASKING);
        push(writing("", "cooldown: 1d, "));
        engine.decide(payment("t-1").of(101).from("i").event());
        engine.decide(payment("t-2").of(101).from("j").event());

        assertThat(rules(engine, payment("t-3").of(1).from("i"))).containsExactly("asks");
        assertThat(rules(engine, payment("t-4").of(1).from("j"))).isEmpty();
    }

    @Test
    void aRuleThatAFinalOneOverrulesHasFiredAndWrites() {
        push(ASKING);
        push(writing("", "outcome: REVIEW, "));
        push("{id: allow, version: 1, final: true, on: transaction, when: transaction.amount > 100,"
                + " then: {outcome: APPROVE}}");
        engine.decide(payment("t-1").of(101).from("i").event());

        assertThat(rules(engine, payment("t-2").of(1).from("i"))).containsExactly("asks");
    }

    @Test
    void aClickMayWriteAndMakesNoDecision() {
        push(ASKING);
        push("{id: w, version: 1, on: click, when: true, then: {list: {name: hot, entry: click.sku, for: 1h}}}");

        assertThat(engine.decide(visit("e-1").of("i").event())).isEmpty();
        assertThat(rules(engine, payment("t-1").of(1).from("i"))).containsExactly("asks");
    }

    @Test
    void aValueThatCanBeNoEntryIsLeftOutAndCounted() {
        push("{id: w, version: 1, on: click, when: true, then: {list: {name: hot, entry: click.sku, for: 1h}}}");
        engine.decide(visit("e-1").of("x".repeat(257)).event());
        engine.decide(visit("e-2").of(" ").event());
        assertThat(engine.errors()).isEqualTo(2);
        engine.decide(visit("e-3").of("x".repeat(256)).event());
        assertThat(engine.errors()).isEqualTo(2);
    }

    private static List<String> rules(LocalEngine engine, Payment payment) {
        return engine.decide(payment.event()).get(0).reasons().stream()
                .map(Reason::rule)
                .toList();
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
