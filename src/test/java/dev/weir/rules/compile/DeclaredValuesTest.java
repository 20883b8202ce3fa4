package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.rules.Rules;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules may compare a field with whose values the job declares: {@code segment} is gold or silver. */
final class DeclaredValuesTest {
    private static final String SEGMENT = "transaction.attributes.segment";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SEGMENT + " == 'gold'",
                SEGMENT + " in ['gold', 'silver']",
                "orElse(" + SEGMENT + ", 'none') != 'none'",
                SEGMENT + " < 'm'",
                SEGMENT + " == transaction.currency",
                SEGMENT + ".upperAscii() == 'GOLD'",
                SEGMENT + " + '!' == 'gold!'",
                "transaction.currency == 'silber'",
                "size(" + SEGMENT + ") == 4",
                "has(" + SEGMENT + ") == false"
            })
    void whatIsNoOtherValueIsAccepted(String when) {
        assertThat(Rules.errors(rule(when))).isEmpty();
    }

    @Test
    void anEventOfEitherTypeHasAllValuesOfBothOrAnyIfOneDeclaresNone() {
        assertThat(Rules.errors(pattern("any.attributes.segment == 'platinum'")))
                .as("a click's segment can be anything")
                .isEmpty();
        assertThat(Rules.errors(pattern("any.query == 'shoe'")))
                .as("only a click has a query")
                .singleElement()
                .satisfies(error ->
                        assertThat(error.message()).isEqualTo("click.query is never 'shoe'; did you mean 'shoes'?"));
    }

    @Test
    void aRuleInForceStaysInForceWhateverTheJobDeclares() {
        RuleCompiler inForce = new RuleCompiler(Rules.SCHEMA, RuleLimits.DEFAULT).ofRulesInForce();

        assertThat(Rules.errors(rule(SEGMENT + " == 'bronze'"))).hasSize(1);
        assertThat(inForce.compile(Rules.yaml(rule(SEGMENT + " == 'bronze'")))).isInstanceOf(Compiled.Accepted.class);
    }

    private static String rule(String when) {
        return "{id: r, version: 1, on: transaction, when: \"" + when + "\", then: {outcome: REVIEW}}";
    }

    private static String pattern(String when) {
        return "{id: r, version: 1, by: [customerId], pattern: {within: 1h, stages: [{name: any, on: [transaction,"
                + " click]}, {name: last, on: transaction}]}, when: \"" + when + "\", then: {outcome: REVIEW}}";
    }
}
