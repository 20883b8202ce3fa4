package dev.weir.rules.rule;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.patterns.match.CompiledPattern;
import dev.weir.rules.expression.Expression;
import java.util.List;
import java.util.Map;

/**
 * The pattern of a rule.
 *
 * @param compiled its structure
 * @param keys what expressions give of its key
 * @param conditions by {@link dev.weir.patterns.definition.Stage.Condition#number}; of type bool
 * @param conditionFeatures the features that conditions use
 * @param stages the names of the stages that are not groups, by the numbers by which scopes have their events
 * @param usesStock whether a condition reads {@code stock}
 * @param drains whether open matches finish under the version that they began with when this version changes the
 *     structure
 * @param subjectLooksBack whether the rule's {@code subject} names a stage, so that only a match determines it
 * @param subjectFields by event type, the field with the subject of an event without a customer and a card: the first
 *     field that the pattern is kept by
 */
public record RulePattern(
        CompiledPattern compiled,
        PatternKeys keys,
        List<Expression> conditions,
        ConditionFeatures conditionFeatures,
        List<String> stages,
        boolean usesStock,
        boolean drains,
        boolean subjectLooksBack,
        Map<EventType, Field> subjectFields) {
    /** Makes defensive copies. */
    public RulePattern {
        conditions = List.copyOf(conditions);
        subjectFields = Map.copyOf(subjectFields);
        stages = List.copyOf(stages);
    }

    /** Returns whether its conditions can depend on the lines of a transaction. */
    boolean seesLines() {
        return conditions.stream().anyMatch(Expression::seesLines);
    }
}
