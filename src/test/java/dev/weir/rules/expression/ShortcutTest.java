package dev.weir.rules.expression;

import static dev.weir.rules.Rules.param;
import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Transaction;
import dev.weir.rules.RandomConditions;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.value.EvaluationException;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What CEL is spared changes no answer: one that is compared with true has no shortcut, and means the same. */
class ShortcutTest {
    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aConditionWithShortcutsHasTheValueOfOneWithout(long seed) throws EvaluationException {
        SplittableRandom random = new SplittableRandom(seed);
        String condition = RandomConditions.condition(random);
        Expression shortcut = param(condition);
        Expression asked = param("(" + condition + ") == true");

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
}
