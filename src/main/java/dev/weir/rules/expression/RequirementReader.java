package dev.weir.rules.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.events.Value;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.Membership;
import dev.weir.rules.requirement.Operand;
import dev.weir.rules.requirement.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derives, from a checked condition, what single values must satisfy for it to hold. A condition {@code a && b && c} is
 * false if one of its parts is, whatever the others do (in CEL even if they fail), and it does not hold if one is
 * absent; so each part that compares a value with a constant, or looks it up in a list, is a requirement of its own.
 */
final class RequirementReader {
    private static final Set<String> ORDER = Set.of("_<_", "_<=_", "_>_", "_>=_");
    private static final Map<String, String> MIRRORED =
            Map.of("_<_", "_>_", "_<=_", "_>=_", "_>_", "_<_", "_>=_", "_<=_");
    private static final Map<String, String> NEGATED =
            Map.of("_<_", "_>=_", "_<=_", "_>_", "_>_", "_<=_", "_>=_", "_<_", "_==_", "_!=_", "_!=_", "_==_");

    private final List<Requirement> found = new ArrayList<>();

    private RequirementReader() {}

    /** Returns the requirements of a checked condition; empty if no part of it is simple enough. */
    static List<Requirement> read(CelExpr condition) {
        RequirementReader reader = new RequirementReader();
        reader.part(condition, true);
        return List.copyOf(reader.found);
    }

    /** Reads a part that has to be true, or false. */
    private void part(CelExpr expr, boolean holds) {
        if (expr.getKind() != Kind.CALL) {
            operand(expr).ifPresent(flag -> found.add(new Requirement.Is(flag, holds)));
            return;
        }
        String function = expr.call().function();
        List<CelExpr> arguments = expr.call().args();
        switch (function) {
            case "_&&_", "_||_" -> {
                if (function.equals("_&&_") == holds) {
                    arguments.forEach(argument -> part(argument, holds));
                }
            }
            case "!_" -> part(arguments.get(0), !holds);
            case "@in" -> membership(arguments.get(0), arguments.get(1), holds);
            case Membership.FUNCTION, Membership.NETWORKS_FUNCTION -> listed(function, arguments, holds);
            case Absence.OR_ELSE -> operand(expr).ifPresent(flag -> found.add(new Requirement.Is(flag, holds)));
            default -> {
                if (NEGATED.containsKey(function) && arguments.size() == 2) {
                    comparison(holds ? function : NEGATED.getOrDefault(function, function), arguments);
                }
            }
        }
    }

    private void membership(CelExpr value, CelExpr list, boolean holds) {
        Optional<Operand> operand = operand(value);
        if (operand.isEmpty() || list.getKind() != Kind.LIST) {
            return;
        }
        Set<String> texts = new HashSet<>();
        for (CelExpr element : list.list().elements()) {
            if (!isConstant(element, CelConstant.Kind.STRING_VALUE)) {
                return;
            }
            texts.add(element.constant().stringValue());
        }
        found.add(holds ? new Requirement.AnyOf(operand.get(), texts) : new Requirement.NoneOf(operand.get(), texts));
    }

    private void listed(String function, List<CelExpr> arguments, boolean holds) {
        String list = arguments.get(1).constant().stringValue();
        boolean networks = function.equals(Membership.NETWORKS_FUNCTION);
        operand(arguments.get(2)).ifPresent(text -> found.add(new Requirement.Listed(text, list, networks, holds)));
    }

    private void comparison(String function, List<CelExpr> arguments) {
        boolean mirrored = arguments.get(0).getKind() == Kind.CONSTANT;
        CelExpr constant = arguments.get(mirrored ? 0 : 1);
        Optional<Operand> operand = operand(arguments.get(mirrored ? 1 : 0));
        if (constant.getKind() != Kind.CONSTANT || operand.isEmpty()) {
            return;
        }
        String operator = mirrored ? MIRRORED.getOrDefault(function, function) : function;
        Optional<Double> number = number(constant.constant());
        if (number.isPresent()) {
            range(operator, operand.get(), number.get());
        } else if (isConstant(constant, CelConstant.Kind.STRING_VALUE) && !ORDER.contains(operator)) {
            Set<String> text = Set.of(constant.constant().stringValue());
            found.add(
                    operator.equals("_==_")
                            ? new Requirement.AnyOf(operand.get(), text)
                            : new Requirement.NoneOf(operand.get(), text));
        } else if (isConstant(constant, CelConstant.Kind.BOOLEAN_VALUE) && !ORDER.contains(operator)) {
            found.add(new Requirement.Is(operand.get(), constant.constant().booleanValue() == operator.equals("_==_")));
        }
    }

    private void range(String operator, Operand operand, double number) {
        double infinity = Double.POSITIVE_INFINITY;
        switch (operator) {
            case "_<_" -> found.add(new Requirement.InRange(operand, -infinity, true, number, false));
            case "_<=_" -> found.add(new Requirement.InRange(operand, -infinity, true, number, true));
            case "_>_" -> found.add(new Requirement.InRange(operand, number, false, infinity, true));
            case "_>=_" -> found.add(new Requirement.InRange(operand, number, true, infinity, true));
            case "_==_" -> found.add(new Requirement.InRange(operand, number, true, number, true));
            default -> found.add(new Requirement.OtherThan(operand, number));
        }
    }

    /**
     * Returns the constant as a double; empty for a number beyond which conversion to double might put an int on the
     * wrong side.
     */
    private static Optional<Double> number(CelConstant constant) {
        Optional<Double> number = switch (constant.getKind()) {
            case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
            case INT64_VALUE -> Optional.of((double) constant.int64Value());
            default -> Optional.empty();
        };
        return number.filter(bound -> Math.abs(bound) <= Requirement.MAX_EXACT);
    }

    private static Optional<Operand> operand(CelExpr expr) {
        if (expr.getKind() == Kind.CALL) {
            List<CelExpr> arguments = expr.call().args();
            return expr.call().function().equals(Absence.OR_ELSE)
                    ? source(arguments.get(0))
                            .flatMap(source -> value(arguments.get(1)).map(other -> new Operand(source, other)))
                    : Optional.empty();
        }
        return source(expr).map(source -> new Operand(source, Value.absent()));
    }

    private static Optional<Operand.Source> source(CelExpr expr) {
        if (expr.getKind() == Kind.IDENT) {
            return Optional.of(new Operand.Named(expr.ident().name()));
        }
        if (expr.getKind() != Kind.SELECT || expr.select().testOnly()) {
            return Optional.empty();
        }
        CelExpr from = expr.select().operand();
        String field = expr.select().field();
        if (from.getKind() == Kind.IDENT) {
            return Optional.of(new Operand.OfEvent(from.ident().name(), field));
        }
        boolean attribute = from.getKind() == Kind.SELECT
                && !from.select().testOnly()
                && from.select().field().equals(EventTypes.ATTRIBUTES)
                && from.select().operand().getKind() == Kind.IDENT;
        return attribute
                ? Optional.of(new Operand.OfEvent(
                        from.select().operand().ident().name(), EventTypes.ATTRIBUTES + "." + field))
                : Optional.empty();
    }

    private static Optional<Value> value(CelExpr expr) {
        if (expr.getKind() != Kind.CONSTANT) {
            return Optional.empty();
        }
        CelConstant constant = expr.constant();
        return switch (constant.getKind()) {
            case DOUBLE_VALUE -> Optional.of(new Value.Real(constant.doubleValue()));
            case INT64_VALUE -> Optional.of(new Value.Int(constant.int64Value()));
            case STRING_VALUE -> Optional.of(new Value.Text(constant.stringValue()));
            case BOOLEAN_VALUE -> Optional.of(new Value.Bool(constant.booleanValue()));
            default -> Optional.empty();
        };
    }

    private static boolean isConstant(CelExpr expr, CelConstant.Kind kind) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == kind;
    }
}
