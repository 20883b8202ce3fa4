package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.engine.pacing.Rollout;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scores compared with those of a naive model, which looks at every payment again: random logistic models over features,
 * live and as challengers, that change while payments come, with corrections and repetitions. Compared are the engine
 * without a cluster, and all rooms with every message and state in its binary form.
 */
final class ModelsTwinTest {
    private static final int PAYMENTS = 150;
    private static final long OVER_MILLIS = 20_000;
    private static final List<String> KEYS = List.of("a", "a/shadow", "b");

    private final LocalEngine local =
            new LocalEngine(EngineSettings.DEFAULT, Documents.yaml(100_000), Documented.compiler(), 0);
    private final WholeEngine whole = new WholeEngine();
    private final Map<String, Drawn> models = new TreeMap<>();
    private final List<Paid> paid = new ArrayList<>();
    private int versions;

    /** A payment as it came first; amounts are quarters, so that sums are exact. */
    private record Paid(String id, long atMillis, String customer, String card, double amount) {
        Payment again(double otherAmount) {
            return payment(id).at(atMillis).by(customer).with(card).of(otherAmount);
        }
    }

    /** A model: log-odds of bias + weights of the amount, what the customer spent, and how often the card paid. */
    private record Drawn(double bias, double amount, double spent, double times, long overMillis, int rollout) {
        static Drawn of(SplittableRandom random) {
            return new Drawn(
                    random.nextInt(-8, 9),
                    random.nextInt(-4, 5) / 64.0,
                    random.nextInt(-4, 5) / 64.0,
                    random.nextInt(-4, 5) / 4.0,
                    OVER_MILLIS,
                    random.nextInt(0, 101));
        }

        String document(String key, int version) {
            return """
                    model: %s
                    version: %d
                    on: transaction
                    features:
                      spent: {sum: transaction.amount, by: [customerId], over: %dms}
                      times: {count: transaction, by: [cardId], over: %dms}
                    inputs: {amount: transaction.amount, spent: spent, times: times}
                    kind: logistic
                    weights: {amount: %s, spent: %s, times: %s}
                    bias: %s
                    %s
                    """.formatted(
                            key.substring(0, 1),
                            version,
                            overMillis,
                            overMillis,
                            amount,
                            spent,
                            times,
                            bias,
                            key.contains("/") ? "rollout: " + rollout : "");
        }

        double score(Paid payment, double amountNow, List<Paid> all) {
            double spentThen = 0;
            double timesThen = 0;
            for (Paid one : all) {
                if (one.atMillis() > payment.atMillis() - overMillis && one.atMillis() <= payment.atMillis()) {
                    spentThen += one.customer().equals(payment.customer()) ? one.amount() : 0;
                    timesThen += one.card().equals(payment.card()) ? 1 : 0;
                }
            }
            return 1 / (1 + Math.exp(-(bias + amount * amountNow + spent * spentThen + times * timesThen)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void scoresAreThoseOfAModelThatLooksAtEveryPaymentAgain(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        rule("r-a", "score(\"a\") >= 0.0", "", "score(\"a\")");
        rule("r-b", "orElse(score(\"b\"), 0.25) > 0.5", "", "orElse(score(\"b\"), 0.25)");
        rule("r-card", "score(\"a\", \"shadow\") >= 0.0", "subject: transaction.cardId\n", "score(\"a\", \"shadow\")");
        edit("b", random); // its features are kept from the first payment on, so that none is still warming
        for (int i = 0; i < PAYMENTS; i++) {
            if (random.nextInt(12) == 0) {
                edit(KEYS.get(random.nextInt(KEYS.size())), random);
            }
            if (!paid.isEmpty() && random.nextInt(8) == 0) {
                Paid first = paid.get(paid.size() - 1 - random.nextInt(Math.min(3, paid.size())));
                happens(first, first.amount() + random.nextInt(1, 40) / 4.0 + i);
            } else {
                Paid next = new Paid(
                        "t-" + i,
                        (i + 1) * 1_000L + random.nextInt(900),
                        "c-" + random.nextInt(4),
                        "k-" + random.nextInt(3),
                        random.nextInt(1, 400) / 4.0);
                paid.add(next);
                happens(next, next.amount());
            }
        }
    }

    private void edit(String key, SplittableRandom random) {
        Drawn drawn = Drawn.of(random);
        String document = drawn.document(key, ++versions);
        models.put(key, drawn);
        assertThat(local.push(new RawRecord("models", 0, versions, 0, bytes(key), bytes(document)))
                        .errors())
                .isEmpty();
        whole.pushModel(key, document);
    }

    private void rule(String id, String when, String subject, String told) {
        String document = "id: " + id + "\nversion: 1\non: transaction\n" + subject + "when: '" + when
                + "'\nthen: {outcome: REVIEW, params: {told: '" + told + "'}}";
        assertThat(local.push(id, bytes(document)).errors()).isEmpty();
        whole.push(id, document);
    }

    private void happens(Paid payment, double amount) {
        Map<String, Double> expected = expected(payment, amount);
        check(local.decide(payment.again(amount).event()), expected);
        check(whole.happens(payment.again(amount).event()), expected);
    }

    private Map<String, Double> expected(Paid payment, double amount) {
        Map<String, Double> expected = new TreeMap<>();
        Drawn challenger = models.get("a/shadow");
        boolean byChallenger =
                challenger != null && Rollout.includes("a/shadow", challenger.rollout(), payment.customer());
        Drawn asked = byChallenger ? challenger : models.get("a");
        if (asked != null) {
            expected.put("r-a", asked.score(payment, amount, paid));
        }
        Drawn other = models.get("b");
        if (other != null && other.score(payment, amount, paid) > 0.5) {
            expected.put("r-b", other.score(payment, amount, paid));
        }
        if (challenger != null) {
            expected.put("r-card", challenger.score(payment, amount, paid));
        }
        return expected;
    }

    private static void check(List<Decision> decisions, Map<String, Double> expected) {
        assertThat(decisions).hasSize(1);
        List<Reason> reasons = decisions.get(0).reasons();
        assertThat(reasons).extracting(Reason::rule).containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (Reason reason : reasons) {
            double told = reason.params().get("told") instanceof Value.Real real ? real.value() : Double.NaN;
            assertThat(told).as(reason.rule()).isCloseTo(expected.getOrDefault(reason.rule(), -1.0), within(1e-12));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
