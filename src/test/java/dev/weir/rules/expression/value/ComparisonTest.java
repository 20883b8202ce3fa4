package dev.weir.rules.expression.value;

import static dev.weir.rules.Rules.param;
import static dev.weir.rules.Rules.transaction;
import static dev.weir.rules.Rules.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.UnsignedLong;
import dev.weir.events.Value;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are compared as IEEE 754 has it, exactly, whatever their types and wherever they stand. */
class ComparisonTest {
    private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<Number> NUMBERS = List.of(
            0L,
            1L,
            -1L,
            3L,
            900L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            (1L << 53) + 1,
            -(1L << 53) - 1,
            1L << 53,
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            -0.5,
            3.0,
            900.0,
            0x1p53,
            -0x1p53,
            0x1p63,
            -0x1p63,
            0x1p64,
            1e300,
            -1e300,
            Double.MIN_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            UnsignedLong.ZERO,
            UnsignedLong.ONE,
            UnsignedLong.MAX_VALUE,
            UnsignedLong.fromLongBits(1L << 63));

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @Test
    void everyTwoNumbersCompareAsTheirExactValuesDo() {
        for (Number a : NUMBERS) {
            for (Number b : NUMBERS) {
                assertThat(Comparison.of(a, b)).as("%s with %s", a, b).isEqualTo(naive(a, b));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anExpressionComparesAsTheNaiveTwinDoes(long seed) throws EvaluationException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 8; i++) {
            Number a = number(random);
            Number b = number(random);
            String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
            boolean expected = holds(operator, naive(a, b));
            for (String form : List.of("%s %s %s", "dyn(%s) %s dyn(%s)", "[%s].exists(x, x %s %s)")) {
                String text = form.formatted(written(a), operator, written(b));
                assertThat(value(text)).as(text).isEqualTo(new Value.Bool(expected));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFieldComparesWithALiteralAsTheNaiveTwinDoesWithAndWithoutAShortcut(long seed) throws EvaluationException {
        SplittableRandom random = new SplittableRandom(seed);
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        Number literal =
                random.nextBoolean() ? (Number) random.nextLong(-3, 4) : (Number) (random.nextLong(-3, 4) / 2.0);
        for (double amount : new double[] {0.0, -0.0, 1, 1.5, -2, 3, 1e300, Double.MIN_VALUE}) {
            Situation scenario = new Situation(transaction(amount));
            String one = "transaction.amount " + operator + " " + written(literal);
            String other = written(literal) + " " + operator + " transaction.amount";
            for (String not : List.of("%s", "!(!(%s))", "(%s) == true", "true && %s")) {
                assertThat(value(not.formatted(one), scenario))
                        .as("%s for %s", one, amount)
                        .isEqualTo(new Value.Bool(holds(operator, naive(amount, literal))));
                assertThat(value(not.formatted(other), scenario))
                        .as("%s for %s", other, amount)
                        .isEqualTo(new Value.Bool(holds(operator, naive(literal, amount))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN in [NaN, 1.0]",
                "NaN in [1, 2]",
                "1 in [NaN, 2]",
                "NaN == NaN",
                "[NaN] == [NaN]",
                "{'a': NaN} == {'a': NaN}",
                "NaN > 900",
                "NaN >= 900",
                "900 < NaN",
                "900 <= NaN",
                "NaN < 900",
                "NaN <= 900",
                "900 > NaN",
                "900 >= NaN",
                "-0.0 < 0",
                "0 > -0.0",
                "max([NaN, 2]) > 1",
                "min([NaN, 2]) < 3",
                "max([2, NaN]) > 1",
                "sum([NaN, 2]) > 1",
                "avg([NaN, 2]) > 1",
                "math.greatest(NaN, 2) > 1",
                "math.least(2, NaN) < 3",
                "math.greatest([1.0, NaN]) > 0",
                "sets.contains([NaN], [NaN])",
                "sets.intersects([NaN, 1.0], [NaN])",
                "dyn(NaN) in {1: true}",
                "dyn(0.5) in {0: true}",
                "9007199254740993 == 9007199254740992.0",
                "9007199254740993 <= 9007199254740992.0",
                "9223372036854775807 == 9223372036854775808.0",
                "math.greatest(9007199254740992.0, 9007199254740993) == 9007199254740992.0"
            })
    void thisDoesNotHold(String expression) throws EvaluationException {
        assertThat(value(expression.replace("NaN", "double('NaN')"))).isEqualTo(new Value.Bool(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN != NaN",
                "NaN != 1",
                "1 != NaN",
                "-0.0 == 0",
                "0 == -0.0",
                "-0.0 in [0]",
                "0 in [-0.0]",
                "dyn(-0.0) in {0: true}",
                "{0: 'a'}[dyn(-0.0)] == 'a'",
                "9007199254740993 > 9007199254740992.0",
                "9007199254740992.0 < 9007199254740993",
                "18446744073709551615u < 18446744073709551616.0",
                "-1 < 0u",
                "dyn(1.0) in [1u]",
                "[1, 2.0] == [1.0, 2]",
                "max([9007199254740993, 9007199254740992]) == 9007199254740993",
                "max([1, 2.5]) == 2.5",
                "min([-0.0, 0.0]) == 0"
            })
    void thisHolds(String expression) throws EvaluationException {
        assertThat(value(expression.replace("NaN", "double('NaN')"))).isEqualTo(new Value.Bool(true));
    }

    @Test
    void aRatioOfZerosIsGreaterThanNothing() throws EvaluationException {
        Expression ratio =
                param("transaction.amount / spend > 3", "spend: {avg: transaction.amount, by: [cardId], over: 24h}");
        Expression atLeast =
                param("transaction.amount / spend >= 3", "spend: {avg: transaction.amount, by: [cardId], over: 24h}");
        Situation zeros = new Situation(transaction(0)).with(0, new Value.Real(0));
        assertThat(ratio.evaluate(zeros)).isEqualTo(new Value.Bool(false));
        assertThat(atLeast.evaluate(zeros)).isEqualTo(new Value.Bool(false));
        assertThat(ratio.evaluate(new Situation(transaction(7)).with(0, new Value.Real(0))))
                .isEqualTo(new Value.Bool(true));
    }

    private static Number number(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 1 -> random.nextLong(-4, 5);
            case 2 -> random.nextInt(-8, 9) / 2.0;
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    private static String written(Number number) {
        if (number instanceof Double real) {
            return real.isNaN() || real.isInfinite()
                    ? "double('" + real + "')"
                    : "double('" + new BigDecimal(real) + "')".replace("'0'", real.equals(-0.0) ? "'-0.0'" : "'0'");
        }
        return number.equals(Long.MIN_VALUE)
                ? "(-9223372036854775807 - 1)"
                : number instanceof Long ? "" + number : "dyn(" + number + "u)";
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "<" -> order == -1;
            case "<=" -> order == -1 || order == 0;
            case ">" -> order == 1;
            case ">=" -> order == 1 || order == 0;
            case "==" -> order == 0;
            default -> order != 0;
        };
    }

    private static int naive(Number a, Number b) {
        double x = a.doubleValue();
        double y = b.doubleValue();
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Comparison.UNORDERED;
        }
        return Double.isInfinite(x) || Double.isInfinite(y)
                ? x < y ? -1 : x > y ? 1 : 0
                : Integer.signum(new BigDecimal(a instanceof Double ? plain(x) : a.toString())
                        .compareTo(new BigDecimal(b instanceof Double ? plain(y) : b.toString())));
    }

    private static String plain(double real) {
        return new BigDecimal(real).toPlainString();
    }
}
