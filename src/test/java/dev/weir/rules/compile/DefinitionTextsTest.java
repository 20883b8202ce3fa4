package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.Rules;
import dev.weir.rules.limit.RuleLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about a definition that is wrong. */
final class DefinitionTextsTest {
    private static final String NO_LOOP =
            "; a definition knows neither stages nor the variable of a loop that it is used"
                    + " in: write the whole loop into it, as in transaction.items.exists(i, i.price > 100.0)";

    @Test
    void theVariableOfALoopAroundItIsNotKnown() {
        assertThat(errors("conditions: {dear: i.price > 100.0}"))
                .containsExactly(new RuleError(
                        "conditions.dear", "unknown name 'i'; known are 'now', 'transaction'" + NO_LOOP, 1, 1));
        assertThat(errors("conditions: {dear: defs.part || now > now, part: line.price > 100.0}"))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).endsWith(NO_LOOP));
    }

    @Test
    void aNameThatIsAlmostKnownIsSaidAndNothingElse() {
        assertThat(errors("conditions: {dear: transation.amount > 100.0}"))
                .extracting(RuleError::message)
                .containsExactly("unknown name 'transation'; did you mean 'transaction'?");
    }

    @Test
    void aDefinitionWithItsLoopIsGood() {
        assertThat(errors("conditions: {dear: 'transaction.items.exists(i, i.price > 100.0)'}"))
                .isEmpty();
    }

    private static List<RuleError> errors(String definitions) {
        RuleCompiler compiler = new RuleCompiler(Rules.SCHEMA, RuleLimits.DEFAULT);
        return new DefinitionReader(compiler)
                .read(Rules.yaml("{id: defs/d, version: 1, " + definitions + "}"))
                .errors();
    }
}
