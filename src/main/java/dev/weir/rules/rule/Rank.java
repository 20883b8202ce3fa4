package dev.weir.rules.rule;

import dev.weir.rules.expression.Expression;
import java.util.Optional;

/**
 * What a rule counts for beside others that fire at once.
 *
 * @param isFinal whether it decides its channel alone, if no other such rule has a higher priority
 * @param group of which the best goes out and the others do not; {@code ""} for none
 * @param value by which the best is found, of type int or double
 * @param weight the points that it gives; empty for none
 */
public record Rank(boolean isFinal, String group, Optional<Expression> value, Optional<Weight> weight) {
    /** One among others. */
    public static final Rank PLAIN = new Rank(false, "", Optional.empty(), Optional.empty());

    /**
     * The points that a rule gives when it fires, which policies sum.
     *
     * @param points of type int or double
     * @param channel in which they count, for a rule without an outcome; {@code ""} for the risk
     */
    public record Weight(Expression points, String channel) {}

    boolean seesLines() {
        return value.filter(Expression::seesLines).isPresent()
                || weight.map(Weight::points).filter(Expression::seesLines).isPresent();
    }
}
