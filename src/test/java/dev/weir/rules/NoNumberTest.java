package dev.weir.rules;

import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.Value;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.list.Lists;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of results that are no number, or none that is finite: JSON has neither, and windows would never lose them. */
final class NoNumberTest {
    private static final String NAN = "(transaction.amount - transaction.amount) / 0.0";
    private static final String INFINITE = "transaction.amount / 0.0";

    @ParameterizedTest
    @ValueSource(strings = {"sum", "avg", "min", "max", "stddev", "first", "last", "distinct"})
    void aFeatureTakesInNeither(String form) throws EvaluationException {
        assertThat(input(form, NAN).of(new EventScope(transaction(), Lists.NONE), Scope.NO_LINE))
                .isEqualTo(Value.absent());
        assertThatThrownBy(() -> input(form, INFINITE).of(new EventScope(transaction(), Lists.NONE), Scope.NO_LINE))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("the result is not a finite number");
    }

    @Test
    void aResultThatIsNoNumberIsAbsentWhereverItStands() throws EvaluationException {
        assertThat(Rules.param(NAN).evaluate(new Situation(transaction()))).isEqualTo(Value.absent());
        assertThat(Rules.param("[" + NAN + ", 1.0]").evaluate(new Situation(transaction())))
                .isEqualTo(new Value.Items(List.of(Value.absent(), new Value.Real(1))));
        assertThat(Rules.param("{\"a\": " + NAN + "}").evaluate(new Situation(transaction())))
                .isEqualTo(new Value.Entries(Map.of("a", Value.absent())));
    }

    @ParameterizedTest
    @ValueSource(strings = {INFINITE, "-" + INFINITE, "[" + INFINITE + "]", "{\"a\": " + INFINITE + "}"})
    void aResultThatIsNotFiniteHasFailed(String expression) {
        assertThatThrownBy(() -> Rules.param(expression).evaluate(new Situation(transaction())))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("the result is not a finite number");
    }

    private static FeatureInput input(String form, String expression) {
        return Rules.when("true", "a: {" + form + ": \"" + expression + "\", by: [ip], over: 1h}")
                .features()
                .get(0)
                .input();
    }
}
