package dev.weir.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.eval.ExprTree;
import dev.weir.rules.expression.eval.TimeFunctions;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Zones;
import dev.weir.text.Durations;
import dev.weir.text.Spelling;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds constants in an expression that would fail at every event or make no sense: times, time zones, regular
 * expressions, infinite numbers.
 */
final class Constants {
    private static final Set<String> CONVERSIONS = Set.of("timestamp", "duration", "int", "uint", "double", "bool");

    private static final Environment NO_NAMES = Environment.given(Map.of());

    private static final long HOUR_MILLIS = 3_600_000;

    private final CelAbstractSyntaxTree tree;
    private final Dialect dialect;

    private Constants(CelAbstractSyntaxTree tree, Dialect dialect) {
        this.tree = tree;
        this.dialect = dialect;
    }

    /** Returns whether all constants are valid; errors are noted. */
    static boolean areGood(
            CelAbstractSyntaxTree checked, Dialect dialect, ExpressionSource written, Diagnostics diagnostics) {
        int before = diagnostics.count();
        Constants constants = new Constants(checked, dialect);
        constants.note(constants::error, written, diagnostics);
        return diagnostics.count() == before;
    }

    /** Notes what is wrong with constants whatever the types are, in an expression that has errors of types. */
    static void noteBesideTypes(
            CelAbstractSyntaxTree parsed, Dialect dialect, ExpressionSource written, Diagnostics diagnostics) {
        Constants constants = new Constants(parsed, dialect);
        constants.note(constants::ofAnyType, written, diagnostics);
    }

    private void note(Function<CelExpr, String> errors, ExpressionSource written, Diagnostics diagnostics) {
        ExprTree.walk(tree.getExpr(), (expr, bound) -> {
            String error = errors.apply(expr);
            if (!error.isEmpty()) {
                diagnostics.add(written.error(place(lastPart(expr)), error));
            }
        });
    }

    private String ofAnyType(CelExpr expr) {
        if (expr.getKind() != Kind.CALL) {
            return error(expr);
        }
        String function = expr.call().function();
        return function.equals("matches") || TimeFunctions.names().contains(function) ? ofCall(expr) : "";
    }

    private String error(CelExpr expr) {
        return switch (expr.getKind()) {
            case CALL -> ofCall(expr);
            case CONSTANT ->
                isEndless(expr.constant()) ? "the number is greater than any double; write one below 1.7e308" : "";
            default -> "";
        };
    }

    private static CelExpr lastPart(CelExpr expr) {
        return expr.getKind() == Kind.CALL
                ? expr.call().args().get(expr.call().args().size() - 1)
                : expr;
    }

    private static boolean isEndless(CelConstant constant) {
        return constant.getKind() == CelConstant.Kind.DOUBLE_VALUE && Double.isInfinite(constant.doubleValue());
    }

    private String ofCall(CelExpr call) {
        List<CelExpr> arguments = call.call().args();
        if (arguments.isEmpty() || !isText(arguments.get(arguments.size() - 1))) {
            return "";
        }
        String text = arguments.get(arguments.size() - 1).constant().stringValue();
        String function = call.call().function();
        if (function.equals("matches")) {
            return regex(text);
        }
        if (TimeFunctions.names().contains(function) || (function.startsWith("get") && !Zones.isOffset(text))) {
            return zone(text);
        }
        return CONVERSIONS.contains(function) && fails(call) ? conversion(function, text) : "";
    }

    private String regex(String text) {
        try {
            dialect.regexes().compile(text);
            return "";
        } catch (Failure e) {
            return "'" + Spelling.shortened(text) + "' " + e.getMessage();
        }
    }

    private static String zone(String text) {
        if (Zones.named(text).isPresent()) {
            return "";
        }
        return "'" + Spelling.shortened(text) + "' is no time zone; write one such as 'Europe/Berlin' or 'UTC'"
                + Spelling.nearest(text, ZoneId.getAvailableZoneIds())
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
    }

    private static String conversion(String function, String text) {
        return "'" + Spelling.shortened(text) + "' is no " + function
                + switch (function) {
                    case "timestamp" -> "; write timestamp(\"2026-03-01T00:00:00Z\")";
                    case "duration" ->
                        "; write it as "
                                + Durations.meant(text)
                                        .map(Constants::inHours)
                                        .orElse("duration(\"90s\") or duration(\"1h30m\")");
                    default -> "";
                };
    }

    /** Returns a duration as CEL writes it, which has no days. */
    private static String inHours(String meant) {
        long millis = Durations.millis(meant).orElse(0);
        long rest = millis % HOUR_MILLIS;
        String hours = millis / HOUR_MILLIS + "h" + (rest == 0 ? "" : Durations.text(rest));
        return "duration(\"" + (meant.contains("d") ? hours : meant) + "\")";
    }

    private boolean fails(CelExpr call) {
        try {
            CelAbstractSyntaxTree alone = CelAbstractSyntaxTree.newCheckedAst(
                    call, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
            dialect.program(alone, NO_NAMES).run();
            return false;
        } catch (Failure e) {
            return true;
        }
    }

    private CelSourceLocation place(CelExpr expr) {
        Integer offset = tree.getSource().getPositionsMap().get(expr.id());
        return tree.getSource().getOffsetLocation(offset == null ? 0 : offset).orElse(CelSourceLocation.of(1, 0));
    }

    private static boolean isText(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }
}
