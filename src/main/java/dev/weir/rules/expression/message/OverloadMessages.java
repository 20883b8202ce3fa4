package dev.weir.rules.expression.message;

import dev.cel.common.ast.CelExpr;
import dev.weir.rules.expression.Absence;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.environment.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Explains why an operator or a function does not accept its arguments. */
final class OverloadMessages {
    private static final Set<String> COMPARISONS = Set.of("_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_");
    private static final Set<String> ARITHMETIC = Set.of("_+_", "_-_", "_*_", "_/_", "_%_");
    private static final Set<String> LOGIC = Set.of("_&&_", "_||_");
    private static final Set<String> ORDER = Set.of("_<_", "_<=_", "_>_", "_>=_");
    private static final Set<String> NUMBERS = Set.of("int", "double", "uint");
    private static final Set<String> OF_LISTS = Set.of("sum", "avg", "min", "max", "stddev");
    private static final Pattern BETWEEN_CANDIDATES = Pattern.compile("(?<=\\)),");
    private static final int LISTED = 4;

    /** Calls of functions whose arguments nobody guesses from their types. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "hour", "hour(now, \"Europe/Berlin\")",
            "isWeekend", "isWeekend(now, \"Europe/Berlin\")",
            "localDate", "localDate(now, \"Europe/Berlin\")");

    /** The type of an expression with an error, as the checker writes it. */
    static final String ERROR = "*error*";

    private OverloadMessages() {}

    /**
     * Returns whether this is an operator about which there may be something to say even if one operand has an error.
     */
    static boolean isLogic(String function) {
        return LOGIC.contains(function);
    }

    /**
     * Returns the message.
     *
     * @param function as the checker calls it, {@code _>_} for an operator
     * @param applied the types of its arguments as the checker writes them
     * @param candidates the types that it accepts, in the same form, separated by commas
     * @param at where it is called
     */
    static String message(String function, String applied, String candidates, CelExpr at) {
        List<String> given = TypeNames.arguments(applied);
        String sign = function.replace("_", "").toLowerCase(Locale.ROOT);
        if (given.size() == 2 && COMPARISONS.contains(function)) {
            return "'" + sign + "' cannot compare " + given.get(0) + " with " + given.get(1)
                    + OperandAdvice.of(function, given, at).orElseGet(() -> conversion(function, given));
        }
        if (given.size() == 2 && ARITHMETIC.contains(function)) {
            return "'" + sign + "' cannot combine " + given.get(0) + " with " + given.get(1)
                    + conversion(function, given);
        }
        if (given.size() == 2 && LOGIC.contains(function)) {
            List<String> wrong = given.stream()
                    .filter(type -> !type.equals("bool") && !type.equals(ERROR))
                    .toList();
            return "'" + sign + "' needs a bool on both sides, and has " + String.join(" and ", wrong);
        }
        return switch (function) {
            case "!_" -> "'!' needs a bool, and has " + given.get(0);
            case "-_" -> "'-' needs a number, and has " + given.get(0);
            case "_?_:_" -> choice(given);
            case "@in" -> in(given) + OperandAdvice.of(function, given, at).orElse("");
            case "_[_]" ->
                "a " + given.get(0) + " cannot be asked for [" + given.get(1) + "]"
                        + OperandAdvice.of(function, given, at).orElse("");
            case Absence.OR_ELSE -> orElse(given);
            case Membership.FUNCTION -> Membership.refusal(given.get(given.size() - 1));
            case Membership.NETWORKS_FUNCTION -> Membership.refusalOfNetworks(given.get(given.size() - 1));
            case Membership.FUZZY_FUNCTION -> Membership.refusalOfFuzzy(given.get(given.size() - 1));
            case Lookup.FUNCTION -> Lookup.refusal(given.get(given.size() - 1));
            default -> call(function, given, candidates, !applied.startsWith("("));
        };
    }

    private static String conversion(String function, List<String> types) {
        if (types.contains("string") && types.stream().anyMatch(NUMBERS::contains)) {
            String number = types.get(0).equals("string") ? types.get(1) : types.get(0);
            return "; convert one of them with string(...) or " + number + "(...)";
        }
        if (ORDER.contains(function) && types.get(0).equals("bool") && NUMBERS.contains(types.get(1))) {
            return "; write each comparison by itself, as in 5 < x && x < 10";
        }
        if (types.contains("timestamp") && types.contains("string")) {
            return "; write timestamp(\"2026-03-01T00:00:00Z\")";
        }
        if (types.contains("duration")) {
            return "; a duration is written duration(\"5m\"), and of numbers only that of 'since' compares with one written out";
        }
        return "";
    }

    private static String choice(List<String> given) {
        return given.get(0).equals("bool")
                ? "'? :' gives " + given.get(1) + " or " + given.get(2) + "; both have to be of one type"
                : "what stands before '?' has to be a bool, and is " + given.get(0);
    }

    private static String in(List<String> given) {
        return given.get(1).startsWith("list(") || given.get(1).startsWith("map(")
                ? "'in' cannot look for " + given.get(0) + " in a " + given.get(1)
                : "'in' needs a list or a map on its right, and has " + given.get(1);
    }

    private static String orElse(List<String> given) {
        return given.size() == 2
                ? "'orElse' has " + given.get(0) + " with a default of " + given.get(1)
                        + "; both have to be of one type, and a single value, a list or a map"
                : "'orElse' takes a value and a default";
    }

    private static String call(String function, List<String> given, String candidates, boolean isMember) {
        if (candidates.isBlank()) {
            String rest = given.size() > 1 ? "..." : "";
            return "write " + (isMember ? function + "(x, " + rest + ")" : "x." + function + "(" + rest + ")") + ": '"
                    + function + "' is called " + (isMember ? "with all its arguments in brackets" : "on a value");
        }
        List<String> takes = new ArrayList<>();
        for (String candidate : BETWEEN_CANDIDATES.split(candidates, -1)) {
            takes.add("(" + String.join(", ", TypeNames.arguments(candidate.strip())) + ")");
        }
        if (OF_LISTS.contains(function) && given.size() > 1 && NUMBERS.containsAll(given)) {
            return "'" + function + "' takes a list; write " + function + "([a, b])";
        }
        if (NUMBERS.contains(function) && given.equals(List.of("duration"))) {
            return "'" + function + "' does not take (duration); write such as (a - b).getSeconds()";
        }
        String advice = takes.size() > LISTED ? "" : ", but " + String.join(" or ", takes);
        String example = EXAMPLES.getOrDefault(function, "");
        return "'" + function + "' does not take (" + String.join(", ", given) + ")" + advice
                + (example.isEmpty() ? "" : "; write such as " + example);
    }
}
