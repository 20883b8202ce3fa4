package dev.weir.rules.limit;

import java.io.Serializable;

/**
 * Limits on what an expression may do. A step is about the work of evaluating one node of an expression, ten to forty
 * nanoseconds; work on texts, lists and patterns takes steps in proportion to their length.
 *
 * @param maxSteps of one rule for one event: of {@code when}, {@code subject}, {@code score} and parameters together;
 *     also of a pattern's conditions for one event at one key; a feature may take a tenth of it
 * @param maxTextChars of a text that an expression produces
 * @param maxListElements of a list that an expression produces
 */
public record ExpressionLimits(long maxSteps, int maxTextChars, int maxListElements) implements Serializable {
    /** The default: 250,000 steps, about ten milliseconds; 10,000 characters; 10,000 elements. */
    public static final ExpressionLimits DEFAULT = new ExpressionLimits(250_000, 10_000, 10_000);

    private static final long FEATURES_SHARE = 10;

    /** Validates the limits. */
    public ExpressionLimits {
        if (maxSteps < 1 || maxTextChars < 1 || maxListElements < 1) {
            throw new IllegalArgumentException("limits of expressions are at least 1");
        }
    }

    /** Returns how many steps a feature may take for one event. */
    public long maxStepsOfFeature() {
        return Math.max(1, maxSteps / FEATURES_SHARE);
    }
}
