package dev.weir.rules.document;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is asked about earlier decisions on a subject, and how far back, and what about other rules and models in the
 * same decision.
 *
 * @param outcomes of which it is asked whether a decision had a reason with it
 * @param counted outcomes of which it is asked how many decisions had a reason with it
 * @param rules of which it is asked whether one was a reason of a decision, by id
 * @param alongside rules of which it is asked whether one fires in the same decision, by id
 * @param models that are asked, by id, with {@code /shadow} for a challenger, and the path of an expression that asks
 */
public record DecisionLookbacks(
        Map<String, Lookback> outcomes,
        Map<String, Lookback> counted,
        Map<String, Lookback> rules,
        Set<String> alongside,
        Map<String, String> models) {
    /** Nothing. */
    public static final DecisionLookbacks NONE = new DecisionLookbacks(Map.of(), Map.of(), Map.of());

    /** Makes defensive copies. */
    public DecisionLookbacks {
        outcomes = Map.copyOf(outcomes);
        counted = Map.copyOf(counted);
        rules = Map.copyOf(rules);
        alongside = Set.copyOf(alongside);
        models = Map.copyOf(models);
    }

    /** Creates what asks nothing about the same decision. */
    public DecisionLookbacks(
            Map<String, Lookback> outcomes, Map<String, Lookback> counted, Map<String, Lookback> rules) {
        this(outcomes, counted, rules, Set.of(), Map.of());
    }

    /** Returns what asks about nothing but one rule in the same decision. */
    public static DecisionLookbacks alongside(String rule) {
        return new DecisionLookbacks(Map.of(), Map.of(), Map.of(), Set.of(rule), Map.of());
    }

    /** Returns what asks nothing but one model, at this path of the document. */
    public static DecisionLookbacks ofModel(String model, String path) {
        return new DecisionLookbacks(Map.of(), Map.of(), Map.of(), Set.of(), Map.of(model, path));
    }

    /** Returns whether nothing is asked. */
    public boolean isEmpty() {
        return !looksBack() && alongside.isEmpty() && models.isEmpty();
    }

    /** Returns whether something is asked about earlier decisions, which have to be remembered for it. */
    public boolean looksBack() {
        return !outcomes.isEmpty() || !counted.isEmpty() || !rules.isEmpty();
    }

    /** Returns what this or another asks. */
    public DecisionLookbacks and(DecisionLookbacks other) {
        if (other.isEmpty()) {
            return this;
        }
        Set<String> both = new TreeSet<>(alongside);
        both.addAll(other.alongside);
        Map<String, String> asked = new TreeMap<>(other.models);
        asked.putAll(models);
        return new DecisionLookbacks(
                joined(outcomes, other.outcomes),
                joined(counted, other.counted),
                joined(rules, other.rules),
                both,
                asked);
    }

    private static Map<String, Lookback> joined(Map<String, Lookback> some, Map<String, Lookback> others) {
        Map<String, Lookback> all = new TreeMap<>(some);
        others.forEach((name, lookback) -> all.merge(name, lookback, Lookback::and));
        return all;
    }
}
