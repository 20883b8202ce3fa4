package dev.weir.rules.document;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked about earlier decisions on a subject, and how far back.
 *
 * @param outcomes of which it is asked whether a decision had a reason with it
 * @param counted outcomes of which it is asked how many decisions had a reason with it
 * @param rules of which it is asked whether one was a reason of a decision, by id
 */
public record DecisionLookbacks(
        Map<String, Lookback> outcomes, Map<String, Lookback> counted, Map<String, Lookback> rules) {
    /** Nothing. */
    public static final DecisionLookbacks NONE = new DecisionLookbacks(Map.of(), Map.of(), Map.of());

    /** Makes defensive copies. */
    public DecisionLookbacks {
        outcomes = Map.copyOf(outcomes);
        counted = Map.copyOf(counted);
        rules = Map.copyOf(rules);
    }

    /** Returns whether nothing is asked. */
    public boolean isEmpty() {
        return outcomes.isEmpty() && counted.isEmpty() && rules.isEmpty();
    }

    /** Returns what this or another asks. */
    public DecisionLookbacks and(DecisionLookbacks other) {
        if (other.isEmpty()) {
            return this;
        }
        return new DecisionLookbacks(
                joined(outcomes, other.outcomes), joined(counted, other.counted), joined(rules, other.rules));
    }

    private static Map<String, Lookback> joined(Map<String, Lookback> some, Map<String, Lookback> others) {
        Map<String, Lookback> all = new TreeMap<>(some);
        others.forEach((name, lookback) -> all.merge(name, lookback, Lookback::and));
        return all;
    }
}
