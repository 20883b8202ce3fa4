package dev.weir.engine.plan;

import static dev.weir.rules.Rules.param;
import static dev.weir.rules.Rules.transaction;
import static dev.weir.rules.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.engine.index.Candidates;
import dev.weir.engine.index.ConditionIndex;
import dev.weir.engine.index.ProbedValues;
import dev.weir.engine.index.ValueSource;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.definition.Schema;
import dev.weir.rules.RandomConditions;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.Lists;
import dev.weir.rules.requirement.Requirement;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A condition that the index does not find is not true and does not fail. */
final class RuleConditionsTest {
    private static final Lists LISTS = new Lists(Map.of("some", ListEntries.of(List.of("EUR", "d-1", "DE"))));

    static LongStream seeds() {
        return Seeds.upTo(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aConditionThatIsNotFoundHasNothingToSay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text = RandomConditions.condition(random);
        Expression condition = param(text);
        ConditionIndex index = ConditionIndex.of(
                List.of(condition.requirements()),
                (number, operand) -> RuleConditions.field(operand, EventType.TRANSACTION, Schema.PLAIN));

        for (double amount : new double[] {0.0, -0.0, 119.5, 120, 600}) {
            Transaction event = transaction(amount);
            Candidates candidates = new Candidates();
            index.find(new Values(event), candidates);

            if (mayHold(condition, event)) {
                assertThat(candidates.contains(0))
                        .as("%s for an amount of %s", text, amount)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
        "click.quantity > 9007199254740992.0, 9007199254740993",
        "click.quantity < 9007199254740996.0, 9007199254740995",
        "!(click.quantity <= 9007199254740992.0), 9007199254740993",
        "-9007199254740992.0 > click.quantity, -9007199254740993",
        "click.quantity < 9223372036854775808.0, 9223372036854775807",
        "click.quantity > -9223372036854775808, -9223372036854775807",
        "click.quantity > 9007199254740991.0, 9007199254740992",
        "click.quantity > 9007199254740991, 9007199254740992"
    })
    void anIntThatHasNoDoubleIsNotMistakenForItsNeighbour(String text, long quantity) {
        Expression condition = when(EventType.CLICK, text).when();
        ConditionIndex index = ConditionIndex.of(
                List.of(condition.requirements()), (number, operand) -> Optional.of(new ValueSource.Answer(0, 0)));
        Candidates candidates = new Candidates();

        index.find(new Answered(new Value.Int(quantity)), candidates);

        assertThat(candidates.contains(0)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "9007199254740991, 1",
        "9007199254740991.0, 1",
        "-9007199254740991, 1",
        "9007199254740992, 0",
        "9007199254740992.0, 0",
        "-9223372036854775808, 0"
    })
    void aRuleIsFoundByANumberWhoseNeighboursAreToldApart(String bound, int requirements) {
        assertThat(when(EventType.CLICK, "click.quantity > " + bound).when().requirements())
                .hasSize(requirements);
    }

    @Test
    void noRuleIsFoundByANumberThatItsValueIsNot() {
        Rule one = when(EventType.CLICK, "click.quantity != 3");
        assertThat(one.when().requirements())
                .singleElement()
                .matches(requirement -> requirement instanceof Requirement.OtherThan && !requirement.findsConditions());

        ConditionIndex index = ConditionIndex.of(
                List.of(one.when().requirements()), (number, operand) -> Optional.of(new ValueSource.Answer(0, 0)));
        Candidates candidates = new Candidates();
        index.find(new Answered(new Value.Int(4)), candidates);
        assertThat(candidates.contains(0)).isTrue();
    }

    private static boolean mayHold(Expression condition, Transaction event) {
        try {
            return condition.evaluate(new Situation(event).withList("some", "EUR", "d-1", "DE"))
                            instanceof Value.Bool holds
                    && holds.value();
        } catch (EvaluationException e) {
            return true;
        }
    }

    private record Values(Event event) implements ProbedValues {
        @Override
        public Lists lists() {
            return LISTS;
        }

        @Override
        public Value answer(int key, int request) {
            return Value.absent();
        }
    }

    private record Answered(Value value) implements ProbedValues {
        @Override
        public Event event() {
            return transaction(1);
        }

        @Override
        public Lists lists() {
            return LISTS;
        }

        @Override
        public Value answer(int key, int request) {
            return value;
        }
    }
}
