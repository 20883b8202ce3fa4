package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Patterns that are kept by expressions, by another at each stage, and features that are kept by nothing. */
class StageKeysTest {
    private static final long MINUTE = 60_000;
    private static final String CHAIN = """
            id: chain
            version: 1
            by: {account: {paidIn: 'transaction.cardId', paidOut: 'transaction.ip'}}
            pattern:
              within: 5m
              stages:
                - {name: paidIn, on: transaction, where: transaction.amount > 50}
                - {name: paidOut, on: transaction, where: transaction.amount > 30}
            then: {outcome: REVIEW, params: {first: paidIn.transactionId}}
            """;

    private final WholeEngine engine = new WholeEngine();

    static LongStream seeds() {
        return Seeds.upTo(40);
    }

    /** A payment into an account, or out of it. */
    private record Paid(String id, String into, String outOf, double amount, long atMillis) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theKeyOfOneEventIsThatOfTheNextByAnotherExpression(long seed) {
        engine.push("chain", CHAIN);
        SplittableRandom random = new SplittableRandom(seed);
        List<Paid> open = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 60; i++) {
            now += random.nextLong(1, 2 * MINUTE);
            Paid paid = new Paid("t-" + i, account(random), account(random), random.nextInt(100), now);

            assertThat(began(paid)).as("%s after %s", paid, open).isEqualTo(expected(paid, open));
        }
    }

    private static String account(SplittableRandom random) {
        return random.nextInt(8) == 0 ? "a&b%26" : "account-" + random.nextInt(4);
    }

    private Set<String> began(Paid paid) {
        List<Decision> decided = engine.happens(payment(paid.id())
                .with(paid.into())
                .from(paid.outOf())
                .of(paid.amount())
                .at(paid.atMillis())
                .event());
        TreeSet<String> began = new TreeSet<>();
        for (Decision decision : decided) {
            for (Reason reason : decision.reasons()) {
                began.addAll(reason.matched().get("paidIn"));
            }
        }
        return began;
    }

    /** Every payment in that no later payment out has taken yet; of several the rule tells one. */
    private static Set<String> expected(Paid paid, List<Paid> open) {
        open.removeIf(before -> paid.atMillis() - before.atMillis() >= 5 * MINUTE);
        List<Paid> taken = open.stream()
                .filter(before -> before.into().equals(paid.outOf()) && paid.amount() > 30)
                .toList();
        open.removeAll(taken);
        if (paid.amount() > 50) {
            open.add(paid);
        }
        TreeSet<String> ids = new TreeSet<>();
        taken.forEach(before -> ids.add(before.id()));
        return ids;
    }

    @Test
    void whatMustNotHappenIsLookedForAtItsOwnKey() {
        engine.push("kept", """
                id: kept
                version: 1
                by: {account: {paidIn: 'transaction.cardId', paidOut: 'transaction.ip'}}
                subject: paidIn.customerId
                pattern:
                  stages:
                    - {name: paidIn, on: transaction, where: transaction.amount > 50}
                    - {name: paidOut, on: transaction, not: true, within: 5m}
                then: {outcome: REVIEW}
                """);
        engine.happens(payment("t-1").with("a").from("x").of(60).at(0).event());
        engine.happens(payment("t-2").with("b").from("x").of(60).at(1).event());
        engine.happens(payment("t-3").with("c").from("b").of(1).at(2).event());
        engine.happens(payment("t-4").with("a").from("y").of(1).at(3).event());

        List<Decision> told = engine.passes(20 * MINUTE);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).reasons().get(0).matched().get("paidIn")).containsExactly("t-1");
    }

    @Test
    void aPatternIsKeptByWhatAnExpressionGives() {
        engine.push("neighbours", """
                id: neighbours
                version: 1
                by: ['network(transaction.ip, 24)']
                pattern:
                  within: 5m
                  stages:
                    - {name: probe, on: transaction, where: transaction.amount < 1}
                    - {name: hit, on: transaction, where: transaction.amount > 500}
                features: {seen: {count: transaction, by: ['network(transaction.ip, 24)'], over: 1h}}
                when: seen == 2
                then: {outcome: REVIEW}
                """);
        engine.happens(payment("t-1").by("c-1").from("10.1.2.3").of(0.5).at(0).event());

        assertThat(engine.happens(payment("t-2")
                                .by("c-2")
                                .from("10.1.3.4")
                                .of(600)
                                .at(1)
                                .event())
                        .get(0)
                        .reasons())
                .isEmpty();
        assertThat(engine.happens(payment("t-3")
                                .by("c-3")
                                .from("10.1.2.9")
                                .of(600)
                                .at(2)
                                .event())
                        .get(0)
                        .reasons())
                .hasSize(1);
    }

    @Test
    void anExpressionOfAKeyThatFailsIsAnErrorOfTheRuleAndOneThatIsAbsentIsNone() {
        engine.push("parts", """
                id: parts
                version: 1
                on: transaction
                features: {n: {count: transaction, by: ['transaction.deviceId.split("-")[1]'], over: 1h}}
                when: n > 0
                then: {outcome: REVIEW}
                """);
        engine.happens(payment("t-1").at(0).event());
        assertThat(engine.errors()).isZero();

        engine.happens(payment("t-2").on("device").at(1).event());
        assertThat(engine.errors()).isOne();

        assertThat(engine.happens(payment("t-3").on("device-7").at(2).event())
                        .get(0)
                        .reasons())
                .hasSize(1);
        assertThat(engine.errors()).isOne();
    }

    @Test
    void aFeatureThatIsKeptByNothingCountsAllEvents() {
        engine.push("all", """
                id: all
                version: 1
                on: transaction
                features: {everybody: {count: transaction, by: [], over: 1m}}
                when: everybody == 3
                then: {outcome: REVIEW}
                """);
        engine.happens(payment("t-1").by("c-1").with("k-1").at(0).event());
        engine.happens(payment("t-2").by("c-2").with("k-2").at(1).event());

        assertThat(engine.happens(payment("t-3").by("c-3").with("k-3").at(2).event())
                        .get(0)
                        .reasons())
                .hasSize(1);
        assertThat(engine.happens(payment("t-4")
                                .by("c-4")
                                .with("k-4")
                                .at(2 * MINUTE)
                                .event())
                        .get(0)
                        .reasons())
                .isEmpty();
    }
}
