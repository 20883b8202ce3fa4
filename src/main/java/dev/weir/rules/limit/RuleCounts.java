package dev.weir.rules.limit;

import java.io.Serializable;

/**
 * How many rules and features there may be.
 *
 * @param maxRules in force at once, those that are switched off among them; what is in force already stays
 * @param maxFeatures of one rule
 */
public record RuleCounts(int maxRules, int maxFeatures) implements Serializable {
    /** 10,000 rules of 50 features. */
    public static final RuleCounts DEFAULT = new RuleCounts(10_000, 50);

    /** Checks. */
    public RuleCounts {
        if (maxRules < 1 || maxFeatures < 1) {
            throw new IllegalArgumentException("there may be at least one rule, and one feature of it");
        }
    }
}
