package dev.weir.rules;

import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule whose evaluation throws has failed, whatever it throws. */
final class FailedEvaluationTest {
    private static final String N = "n: {count: transaction, by: [cardId], over: 1h}";

    /** What happens when an expression looks at a feature. */
    private record Failing(Supplier<? extends Throwable> thrown) implements Scope {
        @Override
        public EventScope atHand() {
            return new EventScope(transaction());
        }

        @Override
        public Value feature(int feature) {
            throw Failing.<RuntimeException>sneaky(thrown.get());
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <X extends Throwable> X sneaky(Throwable thrown) throws X {
            throw (X) thrown;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"n > 3", "n == 1 || transaction.amount > 1000.0", "[1, 2].exists(x, x > n)"})
    void itHasFailedAndTheJobGoesOn(String when) {
        assertThatThrownBy(() -> evaluate(when, StackOverflowError::new)).isInstanceOf(EvaluationException.class);
        assertThatThrownBy(() -> evaluate(when, AssertionError::new)).isInstanceOf(EvaluationException.class);
        assertThatThrownBy(() -> evaluate(when, IllegalStateException::new)).isInstanceOf(EvaluationException.class);
        assertThatThrownBy(() -> evaluate(when, ClassCastException::new)).isInstanceOf(EvaluationException.class);
    }

    @Test
    void aMemoryThatRanOutIsNoFaultOfARule() {
        assertThatThrownBy(() -> evaluate("n > 3", OutOfMemoryError::new)).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> evaluate("n > 3", NoClassDefFoundError::new)).isInstanceOf(NoClassDefFoundError.class);
    }

    private static Value evaluate(String when, Supplier<? extends Throwable> thrown) throws EvaluationException {
        return Rules.when(EventType.TRANSACTION, when, N).when().evaluate(new Failing(thrown));
    }
}
