package dev.weir.rules.compile.pacing;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds hours of the day in the condition of a rule that time completes: {@code hour(now, "Europe/Berlin") >= 8}. They
 * read as if what is complete at night were said in the morning, and it is dropped; {@code then} has keys for either.
 */
public final class QuietHours {
    private static final String AND = "_&&_";
    private static final String OR = "_||_";
    private static final int HOURS = 24;
    private static final Map<String, String> MIRRORED =
            Map.of("_<_", "_>_", "_<=_", "_>=_", "_>_", "_<_", "_>=_", "_<=_");

    private final List<String> keys = new ArrayList<>();
    private String zone = "";
    private boolean areThere;

    private QuietHours() {}

    /** Returns what a condition, as it was parsed, drops and how it is said later; empty if it asks for no hour. */
    public static Optional<String> warning(CelExpr when) {
        QuietHours hours = new QuietHours();
        hours.find(when);
        return hours.areThere ? Optional.of(hours.message()) : Optional.empty();
    }

    private String message() {
        List<String> written =
                new ArrayList<>(keys.isEmpty() ? List.of("notBefore: '08:00'", "notAfter: '22:00'") : keys);
        if (!zone.isEmpty()) {
            written.add("zone: " + zone);
        }
        return "'when' is asked once, when the wait is over: what is complete at another hour is dropped, and not said later;"
                + " to say it when the hours begin, write them into 'then' instead, as " + String.join(", ", written)
                + ", and to drop it add expires: 1s there";
    }

    /** Looks at what has to hold in any case. */
    private void find(CelExpr expr) {
        if (expr.getKind() != Kind.CALL || expr.call().args().size() != 2) {
            return;
        }
        CelExpr left = expr.call().args().get(0);
        CelExpr right = expr.call().args().get(1);
        String function = expr.call().function();
        if (function.equals(AND) || (function.equals(OR) && isOfHours(left) && isOfHours(right))) {
            find(left);
            find(right);
        } else if (MIRRORED.containsKey(function) && isHour(left)) {
            note(function, left, right);
        } else if (function.equals("@in") && isHour(left)) {
            note(function, left, right);
        } else if (MIRRORED.containsKey(function) && isHour(right)) {
            note(MIRRORED.get(function), right, left);
        }
    }

    private static boolean isOfHours(CelExpr expr) {
        if (expr.getKind() != Kind.CALL || expr.call().args().size() != 2) {
            return false;
        }
        String function = expr.call().function();
        boolean isChain = function.equals(OR) || function.equals(AND);
        return isChain
                ? expr.call().args().stream().allMatch(QuietHours::isOfHours)
                : MIRRORED.containsKey(function) && expr.call().args().stream().anyMatch(QuietHours::isHour);
    }

    /** Returns whether it is the hour of now, in whatever zone. */
    private static boolean isHour(CelExpr expr) {
        if (expr.getKind() != Kind.CALL) {
            return false;
        }
        List<CelExpr> args = expr.call().args();
        return expr.call().function().equals("hour")
                ? !args.isEmpty() && isNow(args.get(0))
                : expr.call().function().equals("getHours")
                        && expr.call().target().filter(QuietHours::isNow).isPresent();
    }

    private static boolean isNow(CelExpr expr) {
        return expr.getKind() == Kind.IDENT && expr.ident().name().equals("now");
    }

    private void note(String function, CelExpr hour, CelExpr limit) {
        areThere = true;
        if (!hour.call().args().isEmpty()) {
            CelExpr last = hour.call().args().get(hour.call().args().size() - 1);
            if (isConstant(last, CelConstant.Kind.STRING_VALUE)) {
                zone = last.constant().stringValue();
            }
        }
        if (isConstant(limit, CelConstant.Kind.INT64_VALUE)) {
            boolean isNext = function.equals("_>_") || function.equals("_<=_");
            long from = limit.constant().int64Value() + (isNext ? 1 : 0);
            if (from >= 0 && from < HOURS) {
                String time = String.format(Locale.ROOT, "'%02d:00'", from);
                keys.add((function.startsWith("_>") ? "notBefore: " : "notAfter: ") + time);
            }
        }
    }

    private static boolean isConstant(CelExpr expr, CelConstant.Kind kind) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == kind;
    }
}
