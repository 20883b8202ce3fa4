package dev.weir.rules.rule;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.LocalEngine;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Fingerprint;
import dev.weir.events.Value;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Estimates of what all events come to, from one of the parts over which their ids spread them. */
final class EventPartsTest {
    private static final int EVENTS = 12_800;

    private final LocalEngine engine = new LocalEngine(
            EngineSettings.DEFAULT,
            Documents.yaml(10_000),
            new RuleCompiler(EngineSettings.DEFAULT.schema(), EngineSettings.DEFAULT.ruleLimits()),
            60_000);

    @Test
    void anEventIsInThePartThatItsIdSaysAndThePartsAreAboutEqual() {
        Field key = Objects.requireNonNull(
                EventParts.key(Set.of(EventType.TRANSACTION)).fields().get(EventType.TRANSACTION));
        Map<Value, Integer> sizes = new TreeMap<>(Comparator.comparing(ComputedKey::text));
        for (int i = 0; i < EVENTS; i++) {
            Value part = key.of(payment("t-" + i).event());
            assertThat(part).isEqualTo(new Value.Int(Math.floorMod(Fingerprint.of("t-" + i), 32)));
            sizes.merge(part, 1, Integer::sum);
        }

        assertThat(sizes)
                .hasSize(EventParts.COUNT)
                .allSatisfy((part, size) -> assertThat(size).isBetween(EVENTS / 32 * 8 / 10, EVENTS / 32 * 12 / 10));
    }

    /** Each event is told by its own part; their errors scatter as the page says. */
    @Test
    void theErrorIsWhatTheFormulaSays() {
        push("""
                features:
                  n: {count: transaction, by: [], over: 1h, exact: false}
                  s: {sum: transaction.amount, by: [], over: 1h, exact: false}
                  a: {avg: transaction.amount, by: [], over: 1h, exact: false}
                  m: {median: transaction.amount, by: [], over: 1h, exact: false}
                  exactN: {count: transaction, by: [], over: 1h}
                  exactS: {sum: transaction.amount, by: [], over: 1h}
                when: n > 0 && exactN > 0 && s >= 0.0 && exactS >= 0.0 && a >= 0.0 && m >= 0.0""");
        double[] squares = new double[4];
        int told = 0;
        for (int i = 0; i < EVENTS; i++) {
            double amount = Math.floorMod(Fingerprint.of(i), 100); // even from 0 to 99
            Map<String, Value> features = pay("t-" + i, amount, i);
            if (i >= EVENTS * 3 / 4) {
                double n = number(features, "exactN");
                double error = Math.sqrt(31 / n);
                double spread = 100 / Math.sqrt(12);
                add(squares, 0, (number(features, "n") / n - 1) / error);
                add(squares, 1, (number(features, "s") / number(features, "exactS") - 1) / error / Math.sqrt(4.0 / 3));
                add(squares, 2, (number(features, "a") - number(features, "exactS") / n) / error / spread);
                add(squares, 3, (number(features, "m") - 49.5) / 100 / error / 0.5);
                told++;
            }
        }

        for (double square : squares) {
            assertThat(Math.sqrt(square / told)).as("in standard errors").isBetween(0.6, 1.4);
        }
        assertThat(EventParts.error("count")).isEqualTo("sqrt(31 / n) of it");
        assertThat(EventParts.example()).contains("5.57 % for 10,000", "0.56 % for 1,000,000");
    }

    @Test
    void aListIsEstimatedPartByPartAndNothingIsNothing() {
        push("""
                features:
                  per: {count: transaction, by: [], over: 2h, per: 1h, exact: false}
                  none: {sum: transaction.amount, by: [], over: 1h, where: transaction.amount < 0.0, exact: false}
                when: size(per) > 0 && none >= 0.0""");
        pay("p-39", 1, 0);
        pay("p-55", 1, 3_600_000); // of the same part

        assertThat(pay("p-80", 1, 3_600_001))
                .containsEntry("per", new Value.Items(List.of(new Value.Int(64), new Value.Int(32))))
                .containsEntry("none", new Value.Real(0));
    }

    private static void add(double[] squares, int of, double error) {
        squares[of] += error * error;
    }

    private static double number(Map<String, Value> features, String name) {
        Value value = Objects.requireNonNull(features.get(name));
        return value instanceof Value.Int whole ? whole.value() : ((Value.Real) value).value();
    }

    private Map<String, Value> pay(String id, double amount, long millis) {
        long at = 1_700_000_000_000L + millis;
        return engine.decide(payment(id).of(amount).at(at).event(), at)
                .get(0)
                .reasons()
                .get(0)
                .features();
    }

    private void push(String body) {
        String rule = "id: all\nversion: 1\non: transaction\n" + body + "\nthen: {outcome: REVIEW}\n";
        assertThat(engine.push("all", rule.getBytes(StandardCharsets.UTF_8)).errors())
                .isEmpty();
    }
}
