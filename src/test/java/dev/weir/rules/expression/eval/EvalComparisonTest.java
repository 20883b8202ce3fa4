package dev.weir.rules.expression.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.CelOptions;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.limit.RuleLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison is what calling its function is: the same value, the same failure, the same steps. */
class EvalComparisonTest {
    private static final long STEPS = 1_000;
    private static final List<Object> VALUES = List.of(
            0L,
            3L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            0.0,
            -0.0,
            3.0,
            0x1p63,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            UnsignedLong.valueOf(3),
            UnsignedLong.MAX_VALUE,
            "",
            "abc",
            "abd",
            "x".repeat(200),
            "x".repeat(199) + "y",
            true,
            Instant.EPOCH,
            List.of(3L, "abc"),
            List.of(3.0, "abc"),
            Map.of("a", 3L),
            CelValues.ABSENT);

    private final Meter meter = new Meter(RuleLimits.DEFAULT.expressions());
    private final Bindings functions = Bindings.of(
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build(), meter, List.of());

    @ParameterizedTest
    @CsvSource({
        "_==_, equals",
        "_!=_, not_equals",
        "_<_, less_int64",
        "_<_, less_double",
        "_<=_, less_equals_int64_double",
        "_>_, greater_double_int64",
        "_>=_, greater_equals_double"
    })
    void itHasTheValueTheFailureAndTheStepsOfTheCall(String function, String overload) {
        CelFunctionBinding binding = functions.overload(overload).orElseThrow();
        for (Object one : VALUES) {
            for (Object other : VALUES) {
                List<Eval> arguments = List.of(frame -> one, frame -> other);
                Eval compared = EvalComparison.of(function, binding, arguments).orElseThrow();

                assertThat(outcome(compared))
                        .as("%s %s %s", one, function, other)
                        .isEqualTo(outcome(new EvalCall(binding.getDefinition(), arguments)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"_<_, less_string", "_+_, add_int64", "_==_, in_list", "startsWith, starts_with_string"})
    void whatComparesNoNumbersIsCalled(String function, String overload) {
        CelFunctionBinding binding = functions.overload(overload).orElseThrow();

        assertThat(EvalComparison.of(function, binding, List.of(frame -> 1L, frame -> 2L)))
                .isEmpty();
    }

    /** Its value or what it says, and the steps that are left. */
    private List<Object> outcome(Eval eval) {
        meter.begin(STEPS);
        Object value;
        try {
            value = eval.in(new Eval.Frame(new Nothing(), Environment.given(Map.of()), new Object[0], meter));
        } catch (Failure e) {
            value = "fails: " + e.getMessage();
        }
        return List.of(value, meter.left());
    }

    private record Nothing() implements Scope {
        @Override
        public EventScope atHand() {
            throw new AssertionError("no name is read");
        }
    }
}
