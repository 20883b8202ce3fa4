package dev.weir.rules;

import dev.weir.patterns.CompiledPattern;
import java.util.List;

/**
 * The pattern of a rule.
 *
 * @param compiled the structure
 * @param conditions by {@link dev.weir.patterns.Stage.Condition#number}; of type bool
 * @param conditionFeatures the features that conditions use, kept by the pattern's own {@code by}; an occurrence has their
 *     values in this order
 * @param usesStock whether a condition reads {@code stock}
 * @param drains whether open matches finish under the version that they began with when this version changes the structure
 * @param subjectLooksBack whether the rule's {@code subject} names a stage, so that only a match tells it
 */
public record RulePattern(
        CompiledPattern compiled,
        List<Expression> conditions,
        List<RuleFeature> conditionFeatures,
        boolean usesStock,
        boolean drains,
        boolean subjectLooksBack) {
    /** Copies. */
    public RulePattern {
        conditions = List.copyOf(conditions);
        conditionFeatures = List.copyOf(conditionFeatures);
    }
}
