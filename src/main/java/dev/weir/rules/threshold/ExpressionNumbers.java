package dev.weir.rules.threshold;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.expression.Dialect;
import dev.weir.rules.expression.ExpressionChecker;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.eval.ExprTree;
import dev.weir.rules.limit.RuleLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers in an expression that something is compared with. */
final class ExpressionNumbers {
    private static final Map<String, String> COMPARISONS =
            Map.of("_<_", "<", "_<=_", "<=", "_>_", ">", "_>=_", ">=", "_==_", "==", "_!=_", "!=");
    private static final Map<String, String> MIRRORED = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=");
    private static final String FACTOR = "*";
    private static final String PRODUCT = "_*_";

    /** A name as people write it: not one that a macro makes. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private static final Pattern NUMBER = Pattern.compile("-?\\s*(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final ExpressionChecker parser;

    ExpressionNumbers(RuleLimits limits) {
        this.parser =
                new ExpressionChecker(new Dialect(limits), Environment.given(Map.of()), limits.maxExpressionChars());
    }

    /** What a number is compared with. */
    private record Side(String name, String operator, CelExpr number) {}

    List<ComparedNumber> in(String expression, String place, List<String> steps) {
        List<ComparedNumber> found = new ArrayList<>();
        parser.parse(new ExpressionSource("", expression), new Diagnostics())
                .ifPresent(parsed -> ExprTree.walk(parsed.getExpr(), (expr, bound) -> {
                    if (expr.getKind() == Kind.CALL
                            && COMPARISONS.containsKey(expr.call().function())) {
                        found.addAll(in(expr, parsed, expression, new Where(place, steps)));
                    }
                }));
        return found;
    }

    private record Where(String place, List<String> steps) {}

    private static List<ComparedNumber> in(
            CelExpr comparison, CelAbstractSyntaxTree parsed, String expression, Where where) {
        CelExpr left = comparison.call().args().get(0);
        CelExpr right = comparison.call().args().get(1);
        String operator = COMPARISONS.getOrDefault(comparison.call().function(), "");
        List<ComparedNumber> found = new ArrayList<>();
        sides(left, operator, right).forEach(side -> {
            Optional<ComparedNumber.Span> span = span(side.number(), parsed, expression);
            span.ifPresent(at -> found.add(new ComparedNumber(
                    side.name(),
                    side.operator(),
                    where.place(),
                    where.steps(),
                    text(left) + " " + operator + " " + text(right),
                    value(side.number().constant()),
                    at)));
        });
        return found;
    }

    private static List<Side> sides(CelExpr left, String operator, CelExpr right) {
        List<Side> found = new ArrayList<>();
        if (isNumber(left)) {
            name(right).ifPresent(name -> found.add(new Side(name, MIRRORED.getOrDefault(operator, operator), left)));
        } else if (isNumber(right)) {
            name(left).ifPresent(name -> found.add(new Side(name, operator, right)));
        }
        factor(left).ifPresent(found::add);
        factor(right).ifPresent(found::add);
        return found;
    }

    /** Returns what a number multiplies: the name in {@code 3 * average30d}. */
    private static Optional<Side> factor(CelExpr side) {
        if (side.getKind() != Kind.CALL || !side.call().function().equals(PRODUCT)) {
            return Optional.empty();
        }
        CelExpr left = side.call().args().get(0);
        CelExpr right = side.call().args().get(1);
        if (isNumber(left)) {
            return name(right).map(name -> new Side(name, FACTOR, left));
        }
        return isNumber(right) ? name(left).map(name -> new Side(name, FACTOR, right)) : Optional.empty();
    }

    /** Returns the name of a variable, a field or a function, the latter without its arguments. */
    private static Optional<String> name(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> named(expr.ident().name());
            case SELECT ->
                expr.select().testOnly()
                        ? Optional.empty()
                        : name(expr.select().operand())
                                .map(owner -> owner + "." + expr.select().field());
            case CALL -> ofCall(expr);
            case CONSTANT, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> Optional.empty();
        };
    }

    private static Optional<String> ofCall(CelExpr expr) {
        boolean defaulted = expr.call().function().equals("orElse");
        return defaulted && !expr.call().args().isEmpty()
                ? name(expr.call().args().get(0))
                : named(expr.call().function());
    }

    private static Optional<String> named(String name) {
        return Optional.of(name).filter(word -> NAME.matcher(word).matches());
    }

    /** Returns a side of a comparison for people. */
    private static String text(CelExpr expr) {
        if (isNumber(expr)) {
            return value(expr.constant()).toPlainString();
        }
        Optional<Side> product = factor(expr);
        if (product.isPresent()) {
            return value(product.get().number().constant()).toPlainString() + " * "
                    + product.get().name();
        }
        return name(expr)
                .map(name -> expr.getKind() == Kind.CALL ? name + "(…)" : name)
                .orElse("…");
    }

    private static boolean isNumber(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT
                && switch (expr.constant().getKind()) {
                    case INT64_VALUE -> true;
                    case DOUBLE_VALUE -> !Double.isInfinite(expr.constant().doubleValue());
                    case BOOLEAN_VALUE, BYTES_VALUE, STRING_VALUE, NULL_VALUE, UINT64_VALUE -> false;
                    case TIMESTAMP_VALUE, DURATION_VALUE, NOT_SET -> false;
                };
    }

    private static BigDecimal value(CelConstant constant) {
        return constant.getKind() == CelConstant.Kind.INT64_VALUE
                ? BigDecimal.valueOf(constant.int64Value())
                : BigDecimal.valueOf(constant.doubleValue()).stripTrailingZeros();
    }

    /** Returns where a number is written; empty for one that a macro made, or in hexadecimal digits. */
    private static Optional<ComparedNumber.Span> span(CelExpr number, CelAbstractSyntaxTree parsed, String expression) {
        Integer points = parsed.getSource().getPositionsMap().get(number.id());
        if (points == null || points < 0 || points > expression.codePointCount(0, expression.length())) {
            return Optional.empty();
        }
        BigDecimal value = value(number.constant());
        int digits = expression.offsetByCodePoints(0, points);
        // CEL counts the sign to the number and leaves it out of its place
        int begin = value.signum() < 0 ? expression.lastIndexOf('-', digits) : digits;
        if (begin < 0) {
            return Optional.empty();
        }
        Matcher written = NUMBER.matcher(expression).region(begin, expression.length());
        boolean same = written.lookingAt()
                && new BigDecimal(SPACE.matcher(written.group()).replaceAll("")).compareTo(value) == 0;
        return same ? Optional.of(new ComparedNumber.Span(begin, written.end())) : Optional.empty();
    }
}
