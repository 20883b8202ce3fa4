package dev.weir.rules.limit;

import java.io.Serializable;

/**
 * The largest numbers of rules and features.
 *
 * @param maxRules in force at once, including those that are switched off; rules already in force stay
 * @param maxFeatures of one rule
 */
public record RuleCounts(int maxRules, int maxFeatures) implements Serializable {
    /** The default: 10,000 rules with 50 features each. */
    public static final RuleCounts DEFAULT = new RuleCounts(10_000, 50);

    /** Validates the numbers. */
    public RuleCounts {
        if (maxRules < 1 || maxFeatures < 1) {
            throw new IllegalArgumentException("there may be at least one rule, and one feature of it");
        }
    }
}
