package dev.weir.rules.expression.value;

import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.definition.Schema;
import dev.weir.rules.Rules;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No rule takes more steps, and makes no longer texts and lists, than there are for it; one that would has failed. */
class BudgetTest {
    private static final String DOUBLED = ".map(t, t + t)".repeat(30);
    private static final String SHARED = ".map(l, [l, l])".repeat(30);
    private static final String HUNDRED = numbers(100);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HUNDRED.all(x, HUNDRED.all(y, HUNDRED.all(z, x + y + z >= 0)))",
                "HUNDRED.all(x, HUNDRED.all(y, !TEXT.matches('(a|b)*c')))",
                "HUNDRED.exists(x, TEXT.matches(string(x) + '(a|b)*c{1000}'))",
                "HUNDRED.exists(x, HUNDRED.exists(y, 'a'.matches('(((a{9}){9}){9}){9}' + string(x))))",
                "HUNDRED.exists(x, HUNDRED.exists(y, 1 / (x - x) > y))",
                "HUNDRED.exists(x, HUNDRED.exists(y, now.getHours('Mars/' + string(x)) > 24))",
                "HUNDRED.exists(x, HUNDRED.exists(y, TEXT.lastIndexOf(TEXT + string(y)) > 0))",
                "HUNDRED.exists(x, HUNDRED.exists(y, '%.99f'.format([1e300 / (x + 1)]) == string(y)))",
                "HUNDRED.exists(x, HUNDRED.exists(y, HUNDRED == HUNDRED.map(z, z) && x < 0))",
                "HUNDRED.exists(x, HUNDRED.exists(y, avg([1.7e308, 1e-300, x * 1.0]) < 0.0))",
                "[1]SHARED == [1]SHARED",
                "[1]SHARED in [[1]SHARED]"
            })
    void whatTakesTooManyStepsHasFailed(String expression) {
        assertThatThrownBy(() -> evaluate(expression))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("more steps than there are");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true || HUNDRED.all(x, HUNDRED.all(y, HUNDRED.all(z, x + y + z >= 0)))",
                "false && HUNDRED.all(x, HUNDRED.all(y, HUNDRED.all(z, x + y + z >= 0)))"
            })
    void whatIsNotEvaluatedTakesNoSteps(String expression) throws EvaluationException {
        assertThat(steps(expression)).isLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HUNDRED.all(x, HUNDRED.all(y, HUNDRED.all(z, x + y + z >= 0))) || true",
                "HUNDRED.exists(a, HUNDRED.all(x, HUNDRED.all(y, HUNDRED.all(z, x + y + z >= 0))) || a >= 0)"
            })
    void noOperatorSwallowsThatThereAreNoStepsLeft(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).hasMessageContaining("more steps than there are");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['ab']DOUBLED == ['x']",
                "TEXT.replace('a', TEXT).replace('a', TEXT) == ''",
                "TEXT.replace('', TEXT) == ''",
                "HUNDRED.map(x, TEXT).join() == ''",
                "HUNDRED.map(x, 'a').join(TEXT) == ''",
                "[TEXT].map(t, '%s%s%s%s%s%s%s%s'.format([t, t, t, t, t, t, t, t])) == ['']",
                "'%s'.format([[1]SHARED]) == ''",
                "[b'ab']DOUBLED == [b'x']",
                "strings.quote(HUNDRED.map(x, '\"'.replace('', '\"\"')).join(',').replace('\"', '\"\"\"\"\"\"\"\"\"\"\"\"')) == ''"
            })
    void aTextThatWouldBeTooLongHasFailed(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).hasMessageContaining("in what an expression makes");
    }

    @Test
    void aListThatWouldBeTooLongHasFailed() {
        assertThatThrownBy(() -> evaluate("[[1, 2]]DOUBLED == [[1]]"))
                .hasMessageContaining("in a list that an expression makes");
    }

    @Test
    void aValueThatHoldsAnotherManyTimesDoesNotLeaveTheExpression() {
        assertThatThrownBy(() -> evaluate("[1]SHARED")).hasMessageContaining("more steps than there are");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "'aaa' + 'bbbb'; true",
                "'aaaa' + 'bbbb'; false",
                "'a-a-a'.replace('-', 'bb'); true",
                "'aa-a-a'.replace('-', 'bb'); false",
                "'aaa'.replace('', 'b'); true",
                "'aaaa'.replace('', 'b', 4); false",
                "['aaa', 'bbb'].join('-'); true",
                "['aaa', 'bbb'].join('--'); false",
                "'%s-%d'.format(['aaa', 123]); true",
                "'%s-%d'.format(['aaaa', 123]); false",
                "string(b'1234567'); true",
                "string(b'12345678'); false",
                "strings.quote('aaaaa'); true",
                "strings.quote('aaaaaa'); false"
            })
    void aTextMayBeAsLongAsItMay(String expression, boolean fits) throws EvaluationException {
        Expression made = param(expression, new ExpressionLimits(10_000, 7, 3));
        if (fits) {
            assertThat(made.evaluate(new Situation(transaction()))).isInstanceOf(Value.Text.class);
        } else {
            assertThatThrownBy(() -> made.evaluate(new Situation(transaction())))
                    .hasMessageContaining("8 characters");
        }
    }

    @Test
    void aListMayBeAsLongAsItMay() throws EvaluationException {
        ExpressionLimits small = new ExpressionLimits(10_000, 7, 3);
        assertThat(param("[1, 2] + [3]", small).evaluate(new Situation(transaction())))
                .isInstanceOf(Value.Items.class);
        assertThatThrownBy(() -> param("[1, 2] + [3, 4]", small).evaluate(new Situation(transaction())))
                .hasMessageContaining("4 elements");
        assertThatThrownBy(() -> param("'a,b,c,d'.split(',')", small).evaluate(new Situation(transaction())))
                .hasMessageContaining("4 elements");
    }

    @Test
    void theLastStepThatThereIsMayBeTaken() throws EvaluationException {
        String expression = "transaction.items.filter(i, i.quantity > 1).map(i, i.sku + '!')";
        long needed = steps(expression);
        assertThat(param(expression, new ExpressionLimits(needed, 100, 100)).evaluate(new Situation(transaction())))
                .isInstanceOf(Value.Items.class);
        assertThatThrownBy(() -> param(expression, new ExpressionLimits(needed - 1, 100, 100))
                        .evaluate(new Situation(transaction())))
                .hasMessageContaining("more steps than there are");
    }

    @Test
    void theExpressionsOfARuleShareItsSteps() throws EvaluationException {
        String expression = "transaction.items.exists(i, i.quantity > 100)";
        long needed = steps(expression);
        Expression one = param(expression, new ExpressionLimits(2 * needed, 100, 100));
        Steps steps = new Steps();
        one.evaluate(new Situation(transaction()), steps);
        one.evaluate(new Situation(transaction()), steps);
        assertThat(steps.used()).isEqualTo(2 * needed);
        assertThatThrownBy(() -> one.evaluate(new Situation(transaction()), steps))
                .hasMessageContaining("more steps than there are");
        steps.reset();
        assertThat(one.evaluate(new Situation(transaction()), steps)).isEqualTo(new Value.Bool(false));
    }

    @Test
    void theSameExpressionTakesTheSameStepsForTheSameEvent() throws EvaluationException {
        String expression =
                "'abc'.matches(transaction.currency + '.*') || transaction.items.exists(i, i.sku.contains('2'))";
        assertThat(steps(expression)).isEqualTo(steps(expression)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TEXT.charAt(3)",
                "TEXT.substring(1399)",
                "TEXT.substring(0, 1)",
                "TEXT.trim()",
                "TEXT.indexOf('b')",
                "TEXT.lastIndexOf('b')",
                "strings.quote(TEXT)"
            })
    void whatLooksAtEachCharacterCostsMoreThanCopying(String expression) throws EvaluationException {
        assertThat(steps(expression)).isGreaterThan(1_400 / 6);
    }

    @Test
    void stepsGrowWithTheLinesOfATransaction() throws EvaluationException {
        LineItem[] items = new LineItem[1_000];
        Arrays.fill(items, new LineItem("s", 1, 1));
        Steps many = new Steps();
        Rules.param("transaction.items.all(i, i.quantity == 1)").evaluate(new Situation(transaction(1, items)), many);
        assertThat(many.used()).isBetween(5_000L, 50_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 == 1",
                "'a' == 'a'",
                "transaction.amount > 1 && 1 <= 1.0",
                "1 < 2 && 2 > 1",
                "null == null",
                "1u == 1u",
                "b'a' == b'a'",
                "true == true && transaction.amount > 1",
                "'a' in ['a']",
                "inList('a', 'b') || true"
            })
    void constantsCompareWithConstants(String when) throws EvaluationException {
        assertThat(Rules.when(when).when().evaluate(new Situation(transaction())))
                .isEqualTo(new Value.Bool(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a{1000}; true",
                "(a{100}){10}; true",
                "((((a{1000}){1000}){1000}){1000}); false",
                "((((){1000}){1000}){1000}){1000}; false",
                "(a{1,1000}){1000}; false",
                "[a{1000}]{3}; true",
                "\\Q(a{1000}){1000}\\E; true",
                "\\(a{1000}\\){9}; true",
                "[]a{9}]{9}; true",
                "(?i)(a{2,}){300}; true",
                "(a|b|[c-d]){1000}; true",
                "((a{0}){1000}){1000}; false"
            })
    void howLargeAPatternBecomesIsKnownBeforeItIsCompiled(String pattern, boolean isBounded) {
        assertThat(RegexSize.isBounded(pattern)).isEqualTo(isBounded);
    }

    @Test
    void aPatternThatNestsVeryDeepIsRefusedAndNotFollowed() {
        assertThat(RegexSize.isBounded("(".repeat(150) + "a" + ")".repeat(150))).isTrue();
        assertThat(RegexSize.isBounded("(".repeat(3_000) + "a" + ")".repeat(3_000)))
                .isFalse();
    }

    private static Value evaluate(String expression) throws EvaluationException {
        Steps steps = new Steps();
        try {
            return Rules.param(written(expression)).evaluate(new Situation(transaction()), steps);
        } finally {
            assertThat(steps.used()).isLessThanOrEqualTo(ExpressionLimits.DEFAULT.maxSteps() + 1);
        }
    }

    private static long steps(String expression) throws EvaluationException {
        Steps steps = new Steps();
        Rules.param(written(expression)).evaluate(new Situation(transaction()), steps);
        return steps.used();
    }

    private static String written(String expression) {
        return expression
                .replace("HUNDRED", HUNDRED)
                .replace("TEXT", "'" + "ab".repeat(700) + "'")
                .replace("DOUBLED", DOUBLED)
                .replace("SHARED", SHARED);
    }

    private static Expression param(String expression, ExpressionLimits limits) {
        RuleCompiler compiler = new RuleCompiler(
                Schema.PLAIN, new RuleLimits(10_000, 5_000, 3_600_000, 10, limits, RuleCounts.DEFAULT, 3_600_000));
        Compiled compiled =
                compiler.compile(Rules.yaml("{id: r, version: 1, on: transaction, when: 'true', then: {outcome: X,"
                        + " params: {x: '" + expression.replace("'", "''") + "'}}}"));
        if (compiled instanceof Compiled.Accepted accepted) {
            return accepted.rule().params().getOrDefault("x", scope -> Value.absent());
        }
        throw new AssertionError(compiled.toString());
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
