package dev.weir.rules.rule;

import dev.weir.events.ValueType;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.rules.expression.FeatureInput;
import java.util.List;

/**
 * A feature of a rule.
 *
 * @param number its index among the features of the rule, from 0, by which scopes have its value
 * @param name in this rule
 * @param perLine whether it is a field of each line of the triggering transaction, instead of a variable
 * @param type of its value
 * @param computedKeys the parts of its key that expressions give
 */
public record RuleFeature(
        int number,
        String name,
        FeatureDefinition definition,
        FeatureInput input,
        boolean perLine,
        ValueType type,
        List<ComputedKey> computedKeys) {
    /** Makes a defensive copy. */
    public RuleFeature {
        computedKeys = List.copyOf(computedKeys);
    }

    /** Returns whether its value is a list of the type. */
    public boolean isList() {
        return definition.window().parts() > 1;
    }
}
