package dev.weir.rules.rule;

import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleCost;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.Rules;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.limit.RuleLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule costs at most is known from its text, or is the budget. */
final class CostsTest {
    private static final Costs COSTS = new Costs(RuleLimits.DEFAULT, SeriesLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.amount > 3",
                "transaction.amount * 2 > 3 && !(transaction.currency == 'EUR') || transaction.amount < 1",
                "inList('a', transaction.ip) ? 1 : 2",
                "inNetworks('a', transaction.ip) && transaction.currency.startsWith('E')",
                "1 / 0 == 1 || 2 / 0 == 1 || transaction.currency.endsWith('R')",
                "orElse(transaction.ip, 'x')",
                "has(transaction.ip) && transaction.currency != transaction.customerId"
            })
    void whereTheTextTellsNoEventTakesMoreSteps(String expression) throws EvaluationException {
        Expression param = Rules.param(expression);
        Steps steps = new Steps();

        param.evaluate(new Situation(transaction()), steps);

        assertThat(steps.used()).isPositive().isLessThanOrEqualTo(param.mostSteps());
        assertThat(param.mostSteps()).isLessThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.items.all(i, i.quantity == 1)",
                "transaction.currency.matches('a*')",
                "transaction.currency.replace('a', 'b')",
                "[1, 2] == [1, 2]"
            })
    void whereItDoesNotTheBudgetBoundsIt(String expression) {
        assertThat(Rules.param(expression).mostSteps()).isEqualTo(Long.MAX_VALUE);
        assertThat(COSTS.of(Rules.when(expression.contains("replace") ? expression + " == 'x'" : expression))
                        .steps())
                .isEqualTo(250_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{count: transaction, by: [ip], over: 1h}; 9000000",
                "{sum: transaction.amount, by: [ip], over: 1h}; 19000000",
                "{first: transaction.currency, by: [ip], over: 1h}; 64000000",
                "{last: transaction.currency, by: [ip], over: 1h}; 64064",
                "{since: transaction, by: [ip], over: 1h}; 9009",
                "{count: transaction, by: [ip], over: forever}; 18296",
                "{first: transaction.currency, by: [ip], over: forever}; 64",
                "{since: transaction, by: [ip], over: 365d}; 9009",
                "{sum: transaction.amount, by: [ip], over: 300d, precise: false}; 62536",
                "{distinct: transaction.cardId, by: [ip], over: 1h}; 69632"
            })
    void stateOfAKeyIsItsEntriesTimesTheirBytes(String feature, long bytes) {
        assertThat(COSTS.of(Rules.when("true", "a: " + feature)).stateBytesPerKey())
                .isEqualTo(bytes);
    }

    @Test
    void whatIsKeptOnceCountsOnceAndEachCombinationOfFieldsIsAKey() {
        RuleCost cost = COSTS.of(Rules.when(
                "true",
                "a: {count: transaction, by: [ip], over: 1h}",
                "b: {count: transaction, by: [ip], over: 2h}",
                "c: {since: transaction, by: [ip, cardId], over: 1h}"));

        assertThat(cost).isEqualTo(new RuleCost(1, 3, 2, 9_000_000 + 9_009));
    }

    @Test
    void aPatternAddsItsKeyAndItsOpenMatches() {
        RuleCost cost = COSTS.of(Rules.pattern(
                "{name: a, on: transaction}, {name: b, on: transaction, where: 'transaction.amount > 3'}"));

        assertThat(cost.keys()).isEqualTo(1);
        assertThat(cost.stateBytesPerKey()).isEqualTo(1_000L * 2 * 256);
    }
}
