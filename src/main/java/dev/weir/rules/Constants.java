package dev.weir.rules;

import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Finds the constants in an expression that would fail at every event: a time, a time zone, a regular expression. */
final class Constants {
    private static final Set<String> CONVERSIONS = Set.of("timestamp", "duration", "int", "uint", "double", "bool");

    private final CelAbstractSyntaxTree checked;
    private final CelRuntime runtime;

    private Constants(CelAbstractSyntaxTree checked, CelRuntime runtime) {
        this.checked = checked;
        this.runtime = runtime;
    }

    /** Whether all constants are good; those that are not are noted. */
    static boolean areGood(CelAbstractSyntaxTree checked, CelRuntime runtime, Written written, Findings findings) {
        int before = findings.count();
        Constants constants = new Constants(checked, runtime);
        ExprTree.walk(checked.getExpr(), (expr, bound) -> {
            String error = expr.getKind() == Kind.CALL ? constants.error(expr) : "";
            if (!error.isEmpty()) {
                CelExpr constant = expr.call().args().get(expr.call().args().size() - 1);
                findings.add(written.error(constants.place(constant), error));
            }
        });
        return findings.count() == before;
    }

    private String error(CelExpr call) {
        List<CelExpr> arguments = call.call().args();
        if (arguments.isEmpty() || !isText(arguments.get(arguments.size() - 1))) {
            return "";
        }
        String text = arguments.get(arguments.size() - 1).constant().stringValue();
        String function = call.call().function();
        if (function.equals("matches")) {
            return regex(text);
        }
        if (function.equals("hour")) {
            return zone(text);
        }
        return CONVERSIONS.contains(function) && fails(call) ? conversion(function, text) : "";
    }

    private static String regex(String text) {
        try {
            com.google.re2j.Pattern.compile(text);
            return "";
        } catch (PatternSyntaxException e) {
            return "'" + text + "' is no regular expression of RE2: " + e.getDescription();
        }
    }

    private static String zone(String text) {
        try {
            ZoneId.of(text);
            return "";
        } catch (DateTimeException e) {
            return "'" + text + "' is no time zone; write one such as 'Europe/Berlin' or 'UTC'"
                    + Spelling.nearest(text, ZoneId.getAvailableZoneIds())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("");
        }
    }

    private static String conversion(String function, String text) {
        return "'" + text + "' is no " + function
                + switch (function) {
                    case "timestamp" -> "; write timestamp(\"2026-03-01T00:00:00Z\")";
                    case "duration" -> "; write it as duration(\"90s\") or duration(\"1h30m\")";
                    default -> "";
                };
    }

    private boolean fails(CelExpr call) {
        try {
            runtime.createProgram(CelAbstractSyntaxTree.newCheckedAst(
                            call, checked.getSource(), checked.getReferenceMap(), checked.getTypeMap()))
                    .eval();
            return false;
        } catch (CelEvaluationException e) {
            return true;
        }
    }

    private CelSourceLocation place(CelExpr expr) {
        Integer offset = checked.getSource().getPositionsMap().get(expr.id());
        return checked.getSource()
                .getOffsetLocation(offset == null ? 0 : offset)
                .orElse(CelSourceLocation.of(1, 0));
    }

    private static boolean isText(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }
}
