package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.rules.Rules;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours of the day in a condition are refused only where a rule would drop what it could say later. */
class QuietHoursTest {
    private static final String ABSENCE = "{id: r, version: 1, by: [customerId], pattern: {within: 30m, stages:"
            + " [{name: cart, on: click}, {name: paid, not: true, on: transaction}]}, ";
    private static final String AT_DAY = "when: 'hour(now, \"UTC\") >= 8', ";

    @Test
    void aRuleInForceStaysInForce() {
        String rule = ABSENCE + AT_DAY + "then: {outcome: TIP}}";

        assertThat(Rules.compile(rule)).isInstanceOf(Compiled.Rejected.class);
        assertThat(new RuleCompiler(Rules.SCHEMA, RuleLimits.DEFAULT)
                        .ofRulesInForce()
                        .compile(Rules.yaml(rule)))
                .isInstanceOf(Compiled.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ABSENCE + AT_DAY + "then: {outcome: REVIEW}}", // whoever asks for the risk does not wait
                ABSENCE + AT_DAY + "then: {outcome: TIP, notBefore: '08:00'}}",
                ABSENCE + AT_DAY + "then: {outcome: TIP, after: 1h, recheck: true}}",
                ABSENCE + "when: 'hour(cart.timestamp, \"UTC\") >= 8', then: {outcome: TIP}}",
                ABSENCE + "when: 'cart.sku == \"s\" || hour(now, \"UTC\") >= 8', then: {outcome: TIP}}",
                "{id: r, version: 1, on: click, " + AT_DAY + "then: {outcome: TIP}}"
            })
    void otherRulesMayAskForTheHour(String rule) {
        assertThat(Rules.compile(rule)).isInstanceOf(Compiled.Accepted.class);
    }
}
