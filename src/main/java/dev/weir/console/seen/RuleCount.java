package dev.weir.console.seen;

import java.util.Map;
import java.util.TreeMap;

/**
 * How often decisions of some time named a rule.
 *
 * @param fired the times that it is a reason
 * @param shadow the times that it would be one if it were live
 * @param decisions in which it fired and that have the outcome of its reason, by this outcome, each once
 */
public record RuleCount(int fired, int shadow, Map<String, Integer> decisions) {
    /** Never. */
    public static final RuleCount NONE = new RuleCount(0, 0, Map.of());

    /** Makes defensive copies. */
    public RuleCount {
        decisions = Map.copyOf(decisions);
    }

    /** Returns that it is named once as a reason. */
    static RuleCount firing() {
        return new RuleCount(1, 0, Map.of());
    }

    /** Returns that it is named once in shadow. */
    static RuleCount shadowing() {
        return new RuleCount(0, 1, Map.of());
    }

    /** Returns that a decision has the outcome of its reason. */
    static RuleCount deciding(String outcome) {
        return new RuleCount(0, 0, Map.of(outcome, 1));
    }

    /** Returns the sum. */
    public RuleCount plus(RuleCount other) {
        return new RuleCount(fired + other.fired, shadow + other.shadow, sum(decisions, other.decisions));
    }

    private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Map<String, Integer> sums = new TreeMap<>(one);
        other.forEach((outcome, count) -> sums.merge(outcome, count, Integer::sum));
        return sums;
    }
}
