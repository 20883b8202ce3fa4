package dev.weir.rules.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.definition.Expansion.Placement;
import dev.weir.rules.document.Node;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpansionTest {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final Definitions DEFINITIONS = new Definitions(Map.of(
            "a", condition("a", "x > 1"),
            "b", condition("b", "'日本' == y ||\n defs.a"),
            "f", new Definition("f", "defs/d", Definition.Form.FEATURE, new Node.Fields(Map.of(), NOWHERE))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "defs.a ~ (x > 1)",
                "!defs . a && true ~ !(x > 1) && true",
                "defs.f > 3 ~ f > 3",
                "transaction.defs.a ~ transaction.defs.a",
                "mydefs.a + defs ~ mydefs.a + defs",
                "z == \"defs.a\" || defs.a ~ z == \"defs.a\" || (x > 1)",
                "z == 'it\\'s defs.a' && defs.f ~ z == 'it\\'s defs.a' && f",
                "z == r'\\' && defs.f ~ z == r'\\' && f",
                "z == '''it's defs.a''' && defs.f ~ z == '''it's defs.a''' && f",
                "z == b\"defs.a\" ~ z == b\"defs.a\"",
                "defs.f // and defs.a ~ f // and defs.a",
                "(defs.a).c ~ ((x > 1)).c",
            })
    void referencesAreReplacedAndNothingElse(String written, String expanded) {
        assertThat(of(written).text()).isEqualTo(expanded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'defs.a", "\"\"\"defs.a", "defs.", "defs", "\\defs", "r'", "'\\"})
    void whatIsNoExpressionIsLeftToTheParser(String written) {
        assertThat(of(written).text()).isEqualTo(written);
    }

    @Test
    void anErrorInWhatTheExpressionItselfSaysIsAtItsOwnPlaceAlsoBehindAReference() {
        Expansion expansion = of("true && defs.b &&\n 日 && zz > 1");

        assertThat(expansion.text()).isEqualTo("true && ('日本' == y ||\n (x > 1)) &&\n 日 && zz > 1");
        assertThat(expansion.error("when", "no", 1, 2)).isEqualTo(new RuleError("when", "no", 1, 2));
        assertThat(expansion.error("when", "no", 3, 7)).isEqualTo(new RuleError("when", "no", 2, 7));
    }

    @Test
    void anErrorInADefinitionIsAtTheReferenceAndSaysWhere() {
        Expansion expansion = of("true && defs.b");

        assertThat(expansion.error("when", "no", 1, 18))
                .isEqualTo(new RuleError("when", "in defs.b (defs/d, conditions.b:1:9): no", 1, 9));
        assertThat(expansion.error("when", "no", 2, 3))
                .isEqualTo(new RuleError("when", "in defs.a (defs/d, conditions.a:1:1): no", 1, 9));
    }

    @Test
    void anErrorInADefinitionIsAtItsOwnPlaceWhereThatIsAskedFor() {
        Expansion expansion = Expansion.of("true && defs.b", DEFINITIONS, Placement.DEFINITION, 100);

        assertThat(expansion.error("when", "no", 2, 3)).isEqualTo(new RuleError("conditions.a", "no", 1, 1));
    }

    @Test
    void aResultMayHaveAsManyCharactersAsTheBoundAndNoMore() {
        assertThat(Expansion.of("defs.a", DEFINITIONS, Placement.REFERENCE, 7).problem("when"))
                .isEmpty();
        assertThat(Expansion.of("defs.a", DEFINITIONS, Placement.REFERENCE, 6).problem("when"))
                .hasValueSatisfying(problem -> assertThat(problem.message())
                        .startsWith("with its definitions the expression has more than 6 characters"));
    }

    @Test
    void aReferenceThatIsCalledIsToldThatItTakesNothing() {
        assertThat(of("true && defs.a(x)").problem("when"))
                .hasValue(new RuleError(
                        "when",
                        "'defs.a' takes nothing: write defs.a without brackets behind it; what differs between its users"
                                + " is a condition of its own",
                        1,
                        9));
    }

    private static Expansion of(String written) {
        return Expansion.of(written, DEFINITIONS, Placement.REFERENCE, 1_000);
    }

    private static Definition condition(String name, String text) {
        return new Definition(name, "defs/d", Definition.Form.CONDITION, new Node.Text(text, NOWHERE));
    }
}
