package dev.weir.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

final class PerRuleTest {
    private final PerRule<Counter> errors =
            new PerRule<>(new UnregisteredMetricsGroup(), group -> group.counter("errors"));

    @Test
    void eachRuleHasItsOwn() {
        errors.of("a").inc();
        errors.of("b").inc(2);

        assertThat(errors.of("a").getCount()).isOne();
        assertThat(errors.of("b").getCount()).isEqualTo(2);
    }

    @Test
    void howManyRulesHaveTheirOwnIsBounded() {
        for (int rule = 0; rule < PerRule.MOST_RULES + 7; rule++) {
            errors.of("rule-" + rule).inc();
        }

        assertThat(errors.of("rule-" + (PerRule.MOST_RULES - 1)).getCount()).isOne();
        assertThat(errors.of("rule-" + PerRule.MOST_RULES).getCount()).isEqualTo(7);
        assertThat(errors.of("one more")).isSameAs(errors.of(PerRule.OTHERS));
    }
}
