package dev.weir.rules.rule;

import dev.weir.events.Value;
import dev.weir.features.definition.KeyedAnswer;
import dev.weir.patterns.match.Occurrence;
import java.util.List;

/**
 * The features that the conditions of a pattern use, kept by the pattern's own {@code by}. This is the one place that says
 * which value of an {@link Occurrence} is whose: a key answers the {@link #definitions} in their order, which becomes
 * {@link Occurrence#features}, and a condition reads them by {@link #read}. Events that wait are kept with their values in
 * this order, so that it never changes for one pattern.
 *
 * @param inOrder the features, each with the number by which conditions ask for it
 */
public record ConditionFeatures(List<RuleFeature> inOrder) {
    /** Makes a defensive copy. */
    public ConditionFeatures {
        inOrder = List.copyOf(inOrder);
    }

    /** Returns whether no condition uses one. */
    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** Returns what the key of the pattern is asked. */
    public List<KeyedAnswer> definitions() {
        return inOrder.stream().map(RuleFeature::definition).toList();
    }

    /**
     * Returns the value of a feature as of the arrival of an event.
     *
     * @param number of the feature in its rule
     * @return absent if no condition of the pattern uses it
     * @throws IllegalStateException if the event has the values of other features
     */
    public Value read(Occurrence occurrence, int number) {
        for (int place = 0; place < inOrder.size(); place++) {
            if (inOrder.get(place).number() == number) {
                return valueAt(place, occurrence.features());
            }
        }
        return Value.absent();
    }

    private Value valueAt(int place, List<Value> values) {
        if (values.size() != inOrder.size()) {
            throw new IllegalStateException(
                    "an event has " + values.size() + " values of features where conditions use " + inOrder.size());
        }
        return values.get(place);
    }
}
