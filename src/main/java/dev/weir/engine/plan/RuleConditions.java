package dev.weir.engine.plan;

import dev.weir.engine.index.ConditionIndex;
import dev.weir.engine.index.ValueSource;
import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.requirement.Operand;
import dev.weir.rules.rule.RuleFeature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Indexes the conditions of the rules that events of one type trigger. */
final class RuleConditions {
    private RuleConditions() {}

    /** Returns an index of the conditions of these rules, numbered in their order. */
    static ConditionIndex index(List<RulePlan> rules, EventType type, Schema schema) {
        // A thousand rules name the same few fields.
        Map<Operand.Source, Optional<ValueSource>> fields = new HashMap<>();
        return ConditionIndex.of(
                rules.stream().map(plan -> plan.rule().when().requirements()).toList(),
                (condition, operand) -> source(
                        operand,
                        rules.get(condition),
                        type,
                        () -> fields.computeIfAbsent(operand, unseen -> field(unseen, type, schema))));
    }

    private static Optional<ValueSource> source(
            Operand.Source operand, RulePlan plan, EventType type, Supplier<Optional<ValueSource>> field) {
        if (operand instanceof Operand.Named named) {
            return answer(named.name(), plan);
        }
        return operand instanceof Operand.OfEvent of && !of.event().equals(type.ruleName())
                ? answer(Environment.ofRow(of.event(), of.name()), plan) // a column of a table
                : field.get();
    }

    private static Optional<ValueSource> answer(String feature, RulePlan plan) {
        List<RuleFeature> features = plan.rule().features();
        for (int i = 0; i < features.size(); i++) {
            AnswerLayout.Slot slot = plan.slots().get(i);
            if (features.get(i).name().equals(feature) && slot.isAnswered()) {
                return Optional.of(new ValueSource.Answer(slot.key(), slot.place()));
            }
        }
        return Optional.empty();
    }

    /** Returns a field of the current event; empty if the operand is not one. */
    static Optional<ValueSource> field(Operand.Source operand, EventType type, Schema schema) {
        return operand instanceof Operand.OfEvent field && field.event().equals(type.ruleName())
                ? schema.find(type, field.name()).map(ValueSource.OfEvent::new)
                : Optional.empty();
    }
}
