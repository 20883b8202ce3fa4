package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules about customers whose clicks came before anybody knew whose they were. */
final class SessionsOfCustomersTest {
    private static final long MINUTE = 60_000;
    private static final EngineSettings SETTINGS = EngineSettings.DEFAULT.with(
            new IdentitySettings("customer", "sessionId", "customerId", 60 * MINUTE, 30 * MINUTE, 100));

    private final LocalEngine engine = new LocalEngine(
            SETTINGS, Documents.yaml(100_000), new RuleCompiler(SETTINGS.schema(), SETTINGS.ruleLimits()), MINUTE);

    @Test
    void aLinkedClickHasTheCustomerAsIfTheProducerHadSentIt() {
        push(
                "id: known\nversion: 1\non: click\nwhen: has(click.customerId) && click.type == 'VIEW'\nthen: {outcome: TIP}");
        engine.decide(login("l-1", "c-9", 0));

        List<Decision> decisions = engine.decide(view("e-1", 1));

        assertThat(decisions).singleElement().satisfies(decision -> {
            assertThat(decision.subject()).isEqualTo("c-9");
            assertThat(decision.reasons()).extracting(Reason::rule).containsExactly("known");
        });
        assertThat(engine.decide(visit("e-2").by("").in("s-2").at(2).event())).isEmpty();
    }

    @Test
    void thePaymentOfACustomerSeesTheViewsOfTheSessionThatTheLoginLinked() {
        push(counting("n", "customerId", "transaction"));
        engine.decide(view("e-1", 0));
        engine.decide(view("e-2", 1));
        engine.decide(view("e-2", 1));
        assertThat(paid("t-1", 2)).isEqualTo(new Value.Int(0));

        engine.decide(login("l-1", "c-9", 3));
        engine.decide(view("e-3", 4));
        engine.decide(view("e-1", 0));

        assertThat(paid("t-2", 5)).isEqualTo(new Value.Int(3));
    }

    @Test
    void theEventThatLinksAlreadySeesTheEventsBeforeIt() {
        push(counting("n", "customerId", "click").replace("when: 'true'", "when: click.type == 'LOGIN'"));
        engine.decide(view("e-1", 0));
        engine.decide(view("e-2", 1));

        assertThat(engine.decide(login("l-1", "c-9", 2)).get(0).reasons().get(0).params())
                .containsEntry("n", new Value.Int(2));
    }

    @Test
    void atAKeyThatTheEventReachedWithoutACustomerItIsNotCountedAgainHoweverLongAgoThatWas() {
        push(counting("n", "sessionId", "click")
                .replace("when: 'true'", "when: click.type == 'LOGIN'")
                .replace("2h", "30d")); // as long as the session is remembered
        engine.decide(view("e-1", 0));
        for (int i = 1; i < 25; i++) {
            engine.decide(visit("o-" + i).by("c-1").in("s-2").at(i * MINUTE).event(), i * 24L * 60 * MINUTE);
        }

        assertThat(engine.decide(login("l-1", "c-9", 29 * MINUTE), 25 * 24 * 60 * MINUTE)
                        .get(0)
                        .reasons()
                        .get(0)
                        .params())
                .containsEntry("n", new Value.Int(1));
    }

    @Test
    void anEventThatCountsLateIsNotDecidedAgain() {
        push("id: any\nversion: 1\non: click\nwhen: click.type == 'VIEW'\nthen: {outcome: TIP}");
        assertThat(engine.decide(view("e-1", 0))).extracting(Decision::subject).containsExactly("s-1");

        assertThat(engine.decide(login("l-1", "c-9", 1))).isEmpty();
        assertThat(engine.decide(view("e-1", 0))).isEmpty(); // a repetition stays one
    }

    @Test
    void aPatternOfTheCustomerGoesOnFromAnEventThatCountsLate() {
        push("""
                id: seen-and-bought
                version: 1
                by: [customerId]
                pattern:
                  within: 1h
                  stages:
                    - {name: seen, on: click, where: click.type == 'VIEW'}
                    - {name: bought, on: transaction}
                then: {outcome: REVIEW}
                """);
        engine.decide(view("e-1", 0));
        engine.decide(login("l-1", "c-9", 1));

        assertThat(engine.decide(payment("t-1").by("c-9").at(2).event()).get(0).reasons())
                .extracting(Reason::rule)
                .containsExactly("seen-and-bought");
    }

    @Test
    void aPatternThatAnEventCompletesLateFiresSinceItsMatchHadNotBeenSeen() {
        push("""
                id: twice
                version: 1
                by: [customerId]
                pattern:
                  within: 1h
                  stages:
                    - {name: one, on: click, where: click.sku == 'a'}
                    - {name: two, on: click, where: click.sku == 'b'}
                then: {outcome: TIP}
                """);
        engine.decide(visit("e-1").by("").in("s-1").of("a").at(0).event());
        engine.decide(visit("e-2").by("").in("s-1").of("b").at(1).event());

        assertThat(engine.decide(login("l-1", "c-9", 2)))
                .extracting(Decision::subject)
                .containsExactly("c-9");
        assertThat(engine.decide(login("l-2", "c-9", 3))).isEmpty();
    }

    private Value paid(String id, long atMillis) {
        return Objects.requireNonNull(
                engine.decide(payment(id).by("c-9").at(atMillis).event())
                        .get(0)
                        .reasons()
                        .get(0)
                        .params()
                        .get("n"));
    }

    private static String counting(String name, String by, String on) {
        return """
                id: counts
                version: 1
                on: %s
                features:
                  %s: {count: click, by: [%s], over: 2h, where: click.type == 'VIEW'}
                when: 'true'
                then: {outcome: TIP, params: {%s: %s}}
                """.formatted(on, name, by, name, name);
    }

    private void push(String rule) {
        String id = rule.lines().findFirst().orElseThrow().substring("id: ".length());
        assertThat(engine.push(id, rule.getBytes(StandardCharsets.UTF_8)).errors())
                .isEmpty();
    }

    private static Event login(String id, String customer, long atMillis) {
        return visit(id).kind("LOGIN").by(customer).in("s-1").at(atMillis).event();
    }

    private static Event view(String id, long atMillis) {
        return visit(id).by("").in("s-1").at(atMillis).event();
    }
}
