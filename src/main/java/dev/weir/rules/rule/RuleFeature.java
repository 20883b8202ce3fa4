package dev.weir.rules.rule;

import dev.weir.events.ValueType;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.KeyedAnswer;
import dev.weir.rules.expression.FeatureInput;
import java.util.List;
import java.util.Optional;

/**
 * A value that a rule asks of a key: a feature that it defines, or a column of a table that it names.
 *
 * @param number its index among the features of the rule, from 0, by which scopes have its value
 * @param name in this rule; {@code customer.segment} for a column
 * @param perLine whether it is a field of each line of the triggering transaction, instead of a variable
 * @param type of its value
 * @param input what a series takes of an event; {@link FeatureInput#NOTHING} for a column
 * @param computedKeys the parts of its key that expressions give
 */
public record RuleFeature(
        int number,
        String name,
        KeyedAnswer definition,
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
        return aggregate()
                .filter(of -> of.window().parts() > 1 || of.function().isList())
                .isPresent();
    }

    /** Returns what it aggregates; empty for a column. */
    public Optional<FeatureDefinition> aggregate() {
        return definition instanceof FeatureDefinition feature ? Optional.of(feature) : Optional.empty();
    }
}
