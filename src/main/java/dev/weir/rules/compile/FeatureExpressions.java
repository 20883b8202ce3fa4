package dev.weir.rules.compile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.ValueType;
import dev.weir.features.function.AggregateFunction;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.CelExpression;
import dev.weir.rules.expression.CelFeatureInput;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Dialect;
import dev.weir.rules.expression.ExpressionChecker;
import dev.weir.rules.expression.Results;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.Membership;
import dev.weir.rules.expression.eval.ExprTree;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.ComputedKey;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks the expressions of features. Safe for use by several threads. */
final class FeatureExpressions {
    private static final Pattern EXPRESSION = Pattern.compile("[(\\[\"'+?]");
    private static final Set<String> LISTS = Set.of(Membership.FUNCTION, Membership.NETWORKS_FUNCTION);
    private static final String KEY_HINT_OF_PATTERN =
            "a key that is computed has a name and an expression, or one for each type of events, or one for each stage:"
                    + " write by: [{account: {paidIn: 'transaction.attributes.creditor', paidOut:"
                    + " 'transaction.attributes.debtor'}}] with the names of the stages";
    private static final String KEY_HINT =
            "a key that is computed has a name and an expression, or one for each type of"
                    + " events: write by: [{network: 'network(transaction.ip, 24)'}]";

    private final Map<EventType, ExpressionChecker> checkers = new HashMap<>();
    private final Map<EventType, ExpressionChecker> perLine = new HashMap<>();
    private final ExpressionChecker parser;
    private final EventTypes types;
    /** Rules that are kept by the same expression share it, so that it is evaluated once for all of them. */
    private final Cache<KeyOfType, Field> sharedKeys =
            CacheBuilder.newBuilder().weakValues().build();

    /** What a key is for events of one type: the canonical text of all its expressions says which it is for this type. */
    private record KeyOfType(String canonical, EventType type) {}

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
        return parser.parse(new ExpressionSource(path, text), diagnostics)
                .flatMap(parsed -> over(parsed, path, diagnostics));
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
     * The context of a feature.
     *
     * @param lookup how the rule looks up its features
     * @param names of all features of the rule
     * @param diagnostics where errors are noted
     */
    record Surroundings(FeatureLookup lookup, Set<String> names, Diagnostics diagnostics) {}

    /** Checks the expressions of a feature over a type, with or without {@code item}; errors are noted. */
    Optional<FeatureReader.Plan> plan(
            Section feature, AggregateFunction function, EventType over, boolean hasItem, Surroundings around) {
        Diagnostics diagnostics = around.diagnostics();
        ExpressionChecker checker = (hasItem ? perLine : checkers)
                .getOrDefault(over, parser)
                .explaining(Hints.ofFeature(types, over, hasItem, around.names()));
        Optional<Checked> where = feature.expression(
                        "where", "write a condition, such as where: transaction.amount > 100")
                .flatMap(text -> checker.check(new ExpressionSource(feature.pathOf("where"), text), diagnostics));
        where.ifPresent(checked -> Results.requireBool(checked, feature.pathOf("where"), diagnostics));
        if (function.operand() == AggregateFunction.Operand.EVENTS) {
            return Optional.of(new FeatureReader.Plan(where, Optional.empty(), ValueType.INT));
        }
        String path = feature.pathOf(function.key());
        Optional<Checked> aggregated = feature.text(function.key(), "")
                .flatMap(text -> checker.check(new ExpressionSource(path, text), diagnostics));
        return aggregated
                .flatMap(checked -> type(function, checked, path, diagnostics))
                .map(type -> new FeatureReader.Plan(where, aggregated, type));
    }

    /** Returns whether an element of {@code by} is an expression, and no name of a field. */
    static boolean isExpression(String text) {
        return EXPRESSION.matcher(text).find();
    }

    /** Returns whether {@code by} has an expression with a name. */
    static boolean hasNamedKey(Section feature) {
        return elements(feature).stream().anyMatch(Node.Fields.class::isInstance);
    }

    /** Returns the texts among the elements of {@code by}. An error is noted for each that is no text and no map. */
    static List<String> fieldNames(Section feature) {
        List<String> names = new ArrayList<>();
        for (Node element : elements(feature)) {
            if (element instanceof Node.Text text) {
                names.add(text.value());
            } else if (!(element instanceof Node.Fields)) {
                feature.wrong(
                        "by", "'by' has " + element.described() + " in it; write field names, such as by: [cardId]");
            }
        }
        return names;
    }

    private static List<Node> elements(Section feature) {
        Node by = feature.node("by").orElse(null);
        if (by == null) {
            return List.of();
        }
        return by instanceof Node.Elements list ? list.values() : List.of(by);
    }

    /** Reads the expressions that a feature is kept by; errors are noted. */
    List<ComputedKey> keys(Section feature) {
        List<ComputedKey> keys = new ArrayList<>();
        for (Node element : elements(feature)) {
            if (element instanceof Node.Text text && isExpression(text.value())) {
                over(feature.pathOf("by"), text.value(), feature.diagnostics())
                        .flatMap(type -> key(feature, Map.of(type, text.value())))
                        .ifPresent(keys::add);
            } else if (element instanceof Node.Fields named) {
                key(feature, named).ifPresent(keys::add);
            }
        }
        return keys;
    }

    /**
     * Reads the keys of stages; errors are noted.
     *
     * @return empty if the pattern is not kept by an expression for each stage
     */
    Map<String, ComputedKey> stageKeys(Section rule, Set<String> stages) {
        Map<String, ComputedKey> keys = new LinkedHashMap<>();
        List<Node> by = elements(rule);
        if (by.size() == 1
                && by.get(0) instanceof Node.Fields named
                && named.values().size() == 1) {
            Node only = named.values().values().iterator().next();
            if (only instanceof Node.Fields written
                    && stages.containsAll(written.values().keySet())) {
                written.values().forEach((stage, node) -> {
                    Node.Fields alone = new Node.Fields(Map.of(stage, node), named.place());
                    key(rule, alone).ifPresent(key -> keys.put(stage, key));
                });
            }
        }
        return keys;
    }

    private Optional<ComputedKey> key(Section feature, Node.Fields named) {
        Node only =
                named.values().size() == 1 ? named.values().values().iterator().next() : named;
        if (only instanceof Node.Text text) {
            return over(feature.pathOf("by"), text.value(), feature.diagnostics())
                    .flatMap(type -> key(feature, Map.of(type, text.value())));
        }
        Map<EventType, String> texts = new LinkedHashMap<>();
        if (only instanceof Node.Fields byType && named.values().size() == 1) {
            byType.values()
                    .forEach((name, node) -> types.named(name)
                            .filter(type -> node instanceof Node.Text)
                            .ifPresent(type -> texts.put(type, ((Node.Text) node).value())));
            if (!texts.isEmpty() && texts.size() == byType.values().size()) {
                return key(feature, texts);
            }
        }
        feature.wrong("by", feature.path().isEmpty() ? KEY_HINT_OF_PATTERN : KEY_HINT);
        return Optional.empty();
    }

    private Optional<ComputedKey> key(Section feature, Map<EventType, String> texts) {
        Map<EventType, Checked> checked = new LinkedHashMap<>();
        texts.forEach((type, text) -> checkers.getOrDefault(type, parser)
                .explaining(Hints.ofFeature(types, type, false, Set.of()))
                .check(new ExpressionSource(feature.pathOf("by"), text), feature.diagnostics())
                .filter(expression -> isOfEventAlone(expression, feature))
                .ifPresent(expression -> checked.put(type, expression)));
        if (checked.size() < texts.size()) {
            return Optional.empty();
        }
        String canonical = checked.entrySet().stream()
                .map(entry -> ExpressionChecker.canonical(entry.getValue().parsed()))
                .sorted()
                .distinct()
                .collect(Collectors.joining(" | "));
        Map<EventType, Field> fields = new HashMap<>();
        checked.forEach((type, expression) -> Results.requireScalar(
                        expression, "a key is a single value", feature.pathOf("by"), feature.diagnostics())
                .ifPresent(valueType -> fields.put(type, shared(canonical, type, valueType, expression))));
        return fields.size() == texts.size() ? Optional.of(new ComputedKey(canonical, fields)) : Optional.empty();
    }

    private Field shared(String canonical, EventType type, ValueType valueType, Checked expression) {
        Field made = field(canonical, valueType, expression);
        Field known = sharedKeys.asMap().putIfAbsent(new KeyOfType(canonical, type), made);
        return known == null ? made : known;
    }

    private static Field field(String canonical, ValueType type, Checked expression) {
        return ComputedKey.field(
                canonical,
                type,
                new CelFeatureInput(Optional.empty(), Optional.of(new CelExpression(expression)), false));
    }

    /** Lists change, and a key has to stay what it is. */
    private static boolean isOfEventAlone(Checked expression, Section feature) {
        boolean[] alone = {true};
        ExprTree.walk(
                expression.parsed().getExpr(),
                (expr, bound) -> alone[0] &= expr.getKind() != Kind.CALL
                        || !LISTS.contains(expr.call().function()));
        if (!alone[0]) {
            feature.wrong("by", "a key sees only the event, and lists change; use the list in 'where' or 'when'");
        }
        return alone[0];
    }

    private static Optional<ValueType> type(
            AggregateFunction function, Checked aggregated, String path, Diagnostics diagnostics) {
        return switch (function.operand()) {
            case EVENTS -> Optional.of(ValueType.INT);
            case NUMBER ->
                Results.requireNumber(
                                aggregated,
                                "'" + function.key() + "' is over numbers, such as " + function.key()
                                        + ": transaction.amount",
                                path,
                                diagnostics)
                        ? Optional.of(function.type(ValueType.DOUBLE))
                        : Optional.empty();
            case SCALAR ->
                Results.requireScalar(aggregated, "'" + function.key() + "' is over single values", path, diagnostics)
                        .map(function::type);
        };
    }
}
