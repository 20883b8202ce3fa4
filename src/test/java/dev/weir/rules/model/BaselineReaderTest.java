package dev.weir.rules.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.models.measure.InputBaseline;
import dev.weir.rules.Rules;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.limit.RuleLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a document says how its inputs were, and what is said where it cannot be so. */
final class BaselineReaderTest {
    private static final String LOGISTIC = """
            model: card-fraud
            version: 3
            on: transaction
            features:
              spend1d: {sum: transaction.amount, by: [cardId], over: 24h}
            inputs: {amount: transaction.amount, spend1d: spend1d, night: 'hour(transaction.timestamp, "UTC") < 6', one: 1}
            kind: logistic
            bias: -4.5
            weights: {spend1d: 0.5, amount: 0.25, night: 1, one: 0}
            """;

    private final ModelCompiler compiler = new ModelCompiler(new RuleCompiler(Rules.SCHEMA, RuleLimits.DEFAULT));

    @Test
    void aBaselineSaysHowEachInputWasAndIsNoPartOfTheStructure() {
        Model model = model(LOGISTIC + """
                        baseline:
                          amount: {bounds: [10, 20.5], shares: [0.5, 0.25, 0.25, 0]}
                          spend1d: {shares: [0.9, 0.1]}
                          night: {bounds: [0, 1], shares: [0.75, 0.25, 0, 0]}
                          one: {bounds: [1], shares: [1, 0, 0]}
                        """);
        assertThat(model.baseline()).hasSize(4);
        assertThat(model.baseline().get(0))
                .isEqualTo(new InputBaseline(List.of(10.0, 20.5), List.of(0.5, 0.25, 0.25, 0.0)));
        assertThat(model.structure()).isEqualTo(model(LOGISTIC).structure());
        assertThat(model(LOGISTIC).baseline()).isEmpty();
    }

    @Test
    void aBaselineThatIsNoneIsRefusedWithWords() {
        String all = "spend1d: {shares: [0.9, 0.1]}, night: {shares: [1, 0]}, one: ";
        assertThat(errors(LOGISTIC + "baseline: {" + all + "{shares: [1, 0]}}\n"))
                .singleElement()
                .satisfies(error -> assertThat(error.path() + " " + error.message())
                        .contains("baseline.amount", "say of each input how it was, or leave 'baseline' out"));
        assertThat(errors(LOGISTIC + "baseline: {amount: {shares: [1, 0]}, " + all
                        + "{bounds: [2, 1], shares: [1, 0, 0, 0]}}\n"))
                .singleElement()
                .satisfies(error -> assertThat(error.path() + " " + error.message())
                        .contains("baseline.one", "bounds are ascending numbers, each once"));
        assertThat(errors(LOGISTIC + "baseline: {amount: {bounds: many, shares: [1, 0]}, " + all + "{shares: [x]}}\n"))
                .extracting(RuleError::path)
                .containsExactly("baseline.amount.bounds", "baseline.one.shares");
        assertThat(errors(LOGISTIC + "baseline: {other: {shares: [1, 0]}}\n"))
                .extracting(RuleError::path)
                .contains("baseline.other");
    }

    private Model model(String yaml) {
        return ((CompiledModel.Accepted) compile(yaml)).model();
    }

    private List<RuleError> errors(String yaml) {
        return ((CompiledModel.Rejected) compile(yaml)).errors();
    }

    private CompiledModel compile(String yaml) {
        return compiler.compile(Linked.plain(Rules.yaml(yaml)), "card-fraud");
    }
}
