package dev.weir.rules.expression.message;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.text.Durations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to write instead of an operator whose operands do not fit, where it can be told from how they are written. */
final class OperandAdvice {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String EQUALS = "_==_";
    private static final String DIFFERS = "_!=_";
    private static final int SHOWN_TEXTS = 4;

    /** What stands for a field of a time in other languages. */
    private static final Map<String, String> OF_TIMES = Map.of(
            "hour", "hour(%s, \"Europe/Berlin\")",
            "hours", "hour(%s, \"Europe/Berlin\")",
            "day", "%s.getDayOfMonth(\"Europe/Berlin\")",
            "month", "%s.getMonth(\"Europe/Berlin\")",
            "year", "%s.getFullYear(\"Europe/Berlin\")",
            "minute", "%s.getMinutes(\"Europe/Berlin\")",
            "weekday", "%s.getDayOfWeek(\"Europe/Berlin\")",
            "dayOfWeek", "%s.getDayOfWeek(\"Europe/Berlin\")",
            "date", "localDate(%s, \"Europe/Berlin\")");

    private OperandAdvice() {}

    /**
     * Returns the advice, such as {@code "; write 500 without quotes"}; empty if there is none of its own.
     *
     * @param function an operator as the checker calls it
     * @param types of its operands
     * @param call with the operands
     */
    static Optional<String> of(String function, List<String> types, CelExpr call) {
        if (call.getKind() != Kind.CALL
                || types.size() != 2
                || call.call().args().size() != 2) {
            return Optional.empty();
        }
        CelExpr left = call.call().args().get(0);
        CelExpr right = call.call().args().get(1);
        return switch (function) {
            case "_[_]" -> attribute(left, right, types.get(0));
            case "@in" -> in(left, right);
            default -> comparison(function, types, left, right);
        };
    }

    private static Optional<String> comparison(String function, List<String> types, CelExpr left, CelExpr right) {
        boolean tellsEquality = function.equals(EQUALS) || function.equals(DIFFERS);
        if (types.contains("null")) {
            return Optional.of("; what is missing is asked with " + (function.equals(EQUALS) ? "!" : "") + "has("
                    + written(types.get(0).equals("null") ? right : left) + ")");
        }
        if (tellsEquality && types.get(1).startsWith("list(")) {
            String in = written(left) + " in " + written(right);
            return Optional.of("; write " + (function.equals(EQUALS) ? in : "!(" + in + ")"));
        }
        String other = types.get(text(left).isPresent() ? 1 : 0);
        return text(left).or(() -> text(right)).flatMap(text -> asNumber(text, other));
    }

    private static Optional<String> asNumber(String text, String other) {
        if (!other.equals("int") && !other.equals("double")) {
            return Optional.empty();
        }
        if (NUMBER.matcher(text).matches()) {
            return Optional.of("; write " + text + " without quotes");
        }
        return Durations.millis(text).isPresent()
                ? Optional.of("; if it is a time since something, write duration(\"" + text + "\")")
                : Optional.empty();
    }

    private static Optional<String> in(CelExpr left, CelExpr right) {
        return text(right)
                .map(text -> "; write " + written(left) + " in [\"" + text + "\"], or " + written(left) + ".contains(\""
                        + text + "\") for a part of it");
    }

    private static Optional<String> attribute(CelExpr left, CelExpr right, String type) {
        return text(right)
                .filter(name -> NAME.matcher(name).matches() && type.endsWith("." + EventTypes.ATTRIBUTES))
                .map(name -> "; write " + written(left) + "." + name);
    }

    /** Returns what to write instead of a field that a list, a text or a time does not have; {@code ""} if unknown. */
    static String ofField(String type, CelExpr select) {
        if (select.getKind() != Kind.SELECT) {
            return "";
        }
        String field = select.select().field();
        String operand = written(select.select().operand());
        if ((type.startsWith("list(") || type.equals("string"))
                && List.of("size", "length", "count", "len").contains(field)) {
            return "; write size(" + operand + ")";
        }
        String ofTime = type.equals("timestamp") ? OF_TIMES.get(field) : null;
        return ofTime == null ? "" : "; write " + String.format(ofTime, operand);
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    /** Returns an operand as it is written, if it is a name, a field, a text or a list of such; {@code "..."} otherwise. */
    private static String written(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> expr.ident().name();
            case SELECT ->
                expr.select().testOnly()
                        ? "..."
                        : written(expr.select().operand()) + "." + expr.select().field();
            case CONSTANT -> text(expr).map(text -> "\"" + text + "\"").orElse("...");
            case LIST ->
                expr.list().elements().stream()
                                .limit(SHOWN_TEXTS)
                                .map(OperandAdvice::written)
                                .collect(Collectors.joining(", ", "[", ""))
                        + (expr.list().elements().size() > SHOWN_TEXTS ? ", ...]" : "]");
            default -> "...";
        };
    }
}
