package dev.weir.rules.expression.lint;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.SimpleType;
import dev.weir.rules.expression.environment.Membership;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers that an expression can be at all.
 *
 * @param whole whether only whole ones
 * @param bounds of what some functions give
 */
record Range(boolean whole, Optional<Bounds> bounds) {
    /**
     * Bounds of numbers.
     *
     * @param least inclusive
     * @param most inclusive; {@code Long.MAX_VALUE} for none
     */
    record Bounds(long least, long most) {}

    private static final Map<String, Bounds> OF_FUNCTIONS = Map.ofEntries(
            Map.entry("size", new Bounds(0, Long.MAX_VALUE)),
            Map.entry("bucket", new Bounds(0, 99)),
            Map.entry("hour", new Bounds(0, 23)),
            Map.entry("getHours", new Bounds(0, 23)),
            Map.entry("getMinutes", new Bounds(0, 59)),
            Map.entry("getSeconds", new Bounds(0, 59)),
            Map.entry("getDayOfWeek", new Bounds(0, 6)),
            Map.entry("getDayOfMonth", new Bounds(0, 30)),
            Map.entry("getDate", new Bounds(1, 31)),
            Map.entry("getMonth", new Bounds(0, 11)),
            Map.entry(Membership.FUZZY_FUNCTION, new Bounds(0, 1)),
            Map.entry("similarity", new Bounds(0, 1)));

    /** Returns the range of an expression. */
    static Range of(CelExpr expr, CelAbstractSyntaxTree checked) {
        return new Range(
                checked.getType(expr.id()).filter(SimpleType.INT::equals).isPresent(),
                expr.getKind() == Kind.CALL
                        ? Optional.ofNullable(OF_FUNCTIONS.get(expr.call().function()))
                        : Optional.empty());
    }

    /** Says what the expression is. */
    String described() {
        String number = whole ? "a whole number" : "a number";
        return bounds.map(of -> of.most() == Long.MAX_VALUE
                        ? number + " of " + of.least() + " or more"
                        : number + " from " + of.least() + " to " + of.most())
                .orElse(number);
    }

    /** Returns whether anything is known of it. */
    boolean isKnown() {
        return whole || bounds.isPresent();
    }
}
