package dev.weir.rules.compile;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.features.function.AggregateFunction;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.Section;
import dev.weir.rules.document.Written;
import dev.weir.rules.expression.CelExpression;
import dev.weir.rules.expression.CelFeatureInput;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Dialect;
import dev.weir.rules.expression.ExpressionChecker;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.expression.Results;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.eval.ExprTree;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.text.Spelling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks the expressions of features. Immutable and safe for use by several threads. */
final class FeatureExpressions {
    private final Map<EventType, ExpressionChecker> checkers = new HashMap<>();
    private final Map<EventType, ExpressionChecker> perLine = new HashMap<>();
    private final ExpressionChecker parser;
    private final EventTypes types;

    FeatureExpressions(EventTypes types, RuleLimits limits, Dialect dialect) {
        this.types = types;
        for (EventType type : types.byName().values()) {
            checkers.put(
                    type, new ExpressionChecker(dialect, types.ofFeature(type, false), limits.maxExpressionChars()));
            if (type.hasLines()) {
                perLine.put(
                        type, new ExpressionChecker(dialect, types.ofFeature(type, true), limits.maxExpressionChars()));
            }
        }
        this.parser = checkers.values().iterator().next();
    }

    /** Returns the event types that features may aggregate. */
    EventTypes types() {
        return types;
    }

    /** Returns the only event type that an expression names; empty, with an error, if it names none or several. */
    Optional<EventType> over(String path, String text, Diagnostics diagnostics) {
        return parser.parse(new Written(path, text), diagnostics).flatMap(parsed -> over(parsed, path, diagnostics));
    }

    private Optional<EventType> over(CelAbstractSyntaxTree parsed, String path, Diagnostics diagnostics) {
        Set<String> named = new TreeSet<>();
        ExprTree.walk(parsed.getExpr(), (expr, bound) -> {
            if (expr.getKind() == Kind.IDENT && !bound.containsKey(expr.ident().name())) {
                named.add(expr.ident().name());
            }
        });
        Set<String> over = new TreeSet<>(named);
        over.retainAll(types.names());
        if (over.isEmpty() && named.contains(EventTypes.ITEM)) {
            return types.byName().values().stream().filter(EventType::hasLines).findFirst();
        }
        if (over.size() == 1) {
            return types.named(over.iterator().next());
        }
        diagnostics.add(
                path,
                over.isEmpty()
                        ? "this names no event type; write a field as transaction.amount, click.sku or"
                                + " inventory.available"
                        : "this names " + Spelling.listed(over) + "; a feature is over one event type");
        return Optional.empty();
    }

    /**
     * The expressions of a feature, checked.
     *
     * @param where empty for none
     * @param aggregated empty for an aggregate that takes no expression
     */
    record Plan(Optional<Checked> where, Optional<Checked> aggregated, ValueType type) {

        /** Returns the canonical text of the condition. */
        String whereText() {
            return text(where);
        }

        /** Returns the canonical text of what is aggregated. */
        String aggregatedText() {
            return text(aggregated);
        }

        /** Returns what a series takes from an event. */
        FeatureInput input(AggregateFunction function) {
            return new CelFeatureInput(
                    program(where), program(aggregated), function.operand() == AggregateFunction.Operand.NUMBER);
        }

        private static String text(Optional<Checked> checked) {
            return checked.map(expression -> ExpressionChecker.canonical(expression.parsed()))
                    .orElse("");
        }

        private static Optional<CelExpression> program(Optional<Checked> checked) {
            return checked.map(expression -> new CelExpression(expression));
        }
    }

    /**
     * The context of a feature.
     *
     * @param lookup how the rule looks up its features
     * @param names of all features of the rule
     * @param diagnostics where errors are noted
     */
    record Surroundings(FeatureLookup lookup, Set<String> names, Diagnostics diagnostics) {}

    /** Checks the expressions of a feature over a type, with or without {@code item}; errors are noted. */
    Optional<Plan> plan(
            Section feature, AggregateFunction function, EventType over, boolean hasItem, Surroundings around) {
        Diagnostics diagnostics = around.diagnostics();
        ExpressionChecker checker = (hasItem ? perLine : checkers)
                .getOrDefault(over, parser)
                .explaining(Hints.ofFeature(types, over, hasItem, around.names()));
        Optional<Checked> where = feature.expression(
                        "where", "write a condition, such as where: transaction.amount > 100")
                .flatMap(text -> checker.check(new Written(feature.pathOf("where"), text), diagnostics));
        where.ifPresent(checked -> Results.requireBool(checked, feature.pathOf("where"), diagnostics));
        if (function.operand() == AggregateFunction.Operand.EVENTS) {
            return Optional.of(new Plan(where, Optional.empty(), ValueType.INT));
        }
        String path = feature.pathOf(function.key());
        Optional<Checked> aggregated =
                feature.text(function.key(), "").flatMap(text -> checker.check(new Written(path, text), diagnostics));
        return aggregated
                .flatMap(checked -> type(function, checked, path, diagnostics))
                .map(type -> new Plan(where, aggregated, type));
    }

    private static Optional<ValueType> type(
            AggregateFunction function, Checked aggregated, String path, Diagnostics diagnostics) {
        return switch (function.operand()) {
            case EVENTS -> Optional.of(ValueType.INT);
            case NUMBER ->
                Results.requireNumber(aggregated, "'" + function.key() + "' is over numbers", path, diagnostics)
                        ? Optional.of(function.type(ValueType.DOUBLE))
                        : Optional.empty();
            case SCALAR ->
                Results.requireScalar(aggregated, "'" + function.key() + "' is over single values", path, diagnostics)
                        .map(function::type);
        };
    }
}
