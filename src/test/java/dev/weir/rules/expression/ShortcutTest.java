package dev.weir.rules.expression;

import static dev.weir.rules.Rules.param;
import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Transaction;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.value.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What CEL is spared changes no answer: a condition that is negated twice has no shortcut, and means the same. */
class ShortcutTest {
    private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> NUMBERS = List.of("0", "0.0", "-0.0", "120", "119.5", "500.0", "-3");
    private static final List<String> TEXTS = List.of("'EUR'", "'USD'", "'WEB'", "'d-1'", "''");
    private static final List<String> FIELDS = List.of("currency", "channel", "deviceId", "country");

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aConditionWithShortcutsHasTheValueOfOneWithout(long seed) throws EvaluationException {
        SplittableRandom random = new SplittableRandom(seed);
        String condition = condition(random);
        Expression shortcut = param(condition);
        Expression asked = param("!(!(" + condition + "))");

        for (double amount : new double[] {0.0, -0.0, 119.5, 120, 600}) {
            Transaction event = transaction(amount);
            assertThat(outcome(shortcut, event))
                    .as("%s for an amount of %s", condition, amount)
                    .isEqualTo(outcome(asked, event));
        }
    }

    private static Object outcome(Expression expression, Transaction event) {
        try {
            return expression.evaluate(new Situation(event).withList("some", "EUR", "d-1", "DE"));
        } catch (EvaluationException e) {
            return "fails";
        }
    }

    private static String condition(SplittableRandom random) {
        List<String> parts = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            parts.add(part(random));
        }
        return String.join(" && ", parts);
    }

    private static String part(SplittableRandom random) {
        String operator = pick(OPERATORS, random);
        String field = "transaction." + pick(FIELDS, random);
        return switch (random.nextInt(9)) {
            case 0, 1 -> "transaction.amount " + operator + " " + pick(NUMBERS, random);
            case 2 -> pick(NUMBERS, random) + " " + operator + " transaction.amount";
            case 3 -> field + " " + operator + " " + pick(TEXTS, random);
            case 4 -> field + " in [" + pick(TEXTS, random) + ", " + pick(TEXTS, random) + "]";
            case 5 -> "(" + part(random) + " || " + part(random) + ")";
            case 6 ->
                (random.nextBoolean() ? "" : "!") + "inList('" + (random.nextBoolean() ? "some" : "none") + "', "
                        + field + ")";
            case 7 -> "transaction.latitude " + operator + " 1.0";
            default -> "1 / size(transaction.items) == 1";
        };
    }

    private static String pick(List<String> among, SplittableRandom random) {
        return among.get(random.nextInt(among.size()));
    }
}
