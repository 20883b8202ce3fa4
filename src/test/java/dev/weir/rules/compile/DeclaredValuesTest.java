package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.Rules;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"vlew", "viiew", "vies", "view ", "View", "ivew"})
    void aTextThatIsOneLetterFromThoseSeenIsNamed(String written) {
        assertThat(misspelt("transaction.channel == '" + written + "'", "view"))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.message()).contains("'" + written + "'", "some have 'view'");
                    assertThat(error.column()).isEqualTo(24);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.channel == 'v\\u0069ews'",
                "transaction.country != 'a' // don't\n && transaction.channel == 'vlew'",
                "transaction.country != '''don't''' && transaction.channel == 'vlew'",
                "transaction.country != \"don't\" && transaction.channel in ['view', 'vlew']"
            })
    void alsoWhereQuotesAreNotWhatTheySeem(String when) {
        Node.Fields rule = (Node.Fields) Rules.yaml(rule("true"));
        Map<String, Node> values = new LinkedHashMap<>(rule.values());
        values.put("when", new Node.Text(when, rule.place()));

        assertThat(misspelt(new Node.Fields(values, rule.place()), "view")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "transaction.channel == 'view', view",
        "transaction.channel == 'v1ews', view",
        "transaction.channel == 'vie', view",
        "transaction.channel == 'pos', pod",
        "transaction.channel == 'pos2', pos1",
        "transaction.channel == 'pos22', pos2",
        "transaction.country == 'viev', view",
        "transaction.attributes.segment == 'gold', gald"
    })
    void aTextThatWasSeenOrIsShortOrDiffersMoreOrInADigitIsNot(String when, String seen) {
        assertThat(misspelt(when, seen)).isEmpty();
    }

    private static List<RuleError> misspelt(String when, String seen) {
        return misspelt(Rules.yaml(rule(when)), seen);
    }

    private static List<RuleError> misspelt(Node rule, String seen) {
        RuleCompiler compiler = new RuleCompiler(Rules.SCHEMA, RuleLimits.DEFAULT);
        return compiler.misspelt(
                Linked.plain(rule), Map.of("transaction.channel", Set.of(seen), SEGMENT, Set.of(seen)));
    }

    private static String rule(String when) {
        return "{id: r, version: 1, on: transaction, when: \"" + when + "\", then: {outcome: REVIEW}}";
    }

    private static String pattern(String when) {
        return "{id: r, version: 1, by: [customerId], pattern: {within: 1h, stages: [{name: any, on: [transaction,"
                + " click]}, {name: last, on: transaction}]}, when: \"" + when + "\", then: {outcome: REVIEW}}";
    }
}
