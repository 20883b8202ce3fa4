package dev.weir.rules.limit;

import java.io.Serializable;

/**
 * How much an expression may do. A step is about what it takes to look at one node of an expression, ten to forty
 * nanoseconds; what works on texts, lists and patterns takes as many steps as it is long.
 *
 * @param maxSteps of one rule for one event: of {@code when}, {@code subject}, {@code score} and parameters together;
 *     likewise of a pattern's conditions for one event at one key; a feature may take a tenth of it
 * @param maxTextChars of a text that an expression makes
 * @param maxListElements of a list that an expression makes
 */
public record ExpressionLimits(long maxSteps, int maxTextChars, int maxListElements) implements Serializable {
    /** 250,000 steps, about ten milliseconds; 10,000 characters; 10,000 elements. */
    public static final ExpressionLimits DEFAULT = new ExpressionLimits(250_000, 10_000, 10_000);

    private static final long FEATURES_SHARE = 10;

    /** Checks. */
    public ExpressionLimits {
        if (maxSteps < 1 || maxTextChars < 1 || maxListElements < 1) {
            throw new IllegalArgumentException("limits of expressions are at least 1");
        }
    }

    /** How many steps a feature may take for one event. */
    public long maxStepsOfFeature() {
        return Math.max(1, maxSteps / FEATURES_SHARE);
    }
}
