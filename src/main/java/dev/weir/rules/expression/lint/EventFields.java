package dev.weir.rules.expression.lint;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.Schema;
import dev.weir.rules.expression.environment.EventTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Knows which fields of events the nodes of an expression read, whatever the event is called there. */
final class EventFields {
    private static final String OF_ATTRIBUTES = "." + EventTypes.ATTRIBUTES;
    private static final String BETWEEN_TYPES = " or ";

    private final Schema schema;
    private final CelAbstractSyntaxTree checked;

    EventFields(Schema schema, CelAbstractSyntaxTree checked) {
        this.schema = schema;
        this.checked = checked;
    }

    /** Returns the fields that a node may read, by their names in rules; none if it reads something else. */
    List<String> of(CelExpr expr) {
        if (expr.getKind() != Kind.SELECT || expr.select().testOnly()) {
            return List.of();
        }
        String owner = checked.getType(expr.select().operand().id())
                .map(CelType::name)
                .filter(name -> name.startsWith(EventTypes.PREFIX))
                .orElse("");
        boolean attribute = owner.endsWith(OF_ATTRIBUTES);
        String types = owner.substring(
                owner.startsWith(EventTypes.TAKEN)
                        ? EventTypes.TAKEN.length()
                        : owner.isEmpty() ? 0 : EventTypes.PREFIX.length(),
                owner.length() - (attribute ? OF_ATTRIBUTES.length() : 0));
        String field =
                (attribute ? EventTypes.ATTRIBUTES + "." : "") + expr.select().field();
        return Stream.of(types.split(BETWEEN_TYPES))
                .filter(type -> has(type, field))
                .map(type -> type + "." + field)
                .toList();
    }

    private boolean has(String ruleName, String field) {
        return schema.types().stream()
                .filter(type -> type.ruleName().equals(ruleName))
                .anyMatch(type -> schema.find(type, field).isPresent());
    }

    /** Returns whether a node reads a field that an event can lack. */
    boolean mayBeAbsent(CelExpr expr) {
        return of(expr).stream().anyMatch(this::isOptional);
    }

    private boolean isOptional(String named) {
        String field = named.substring(named.indexOf('.') + 1);
        return field.startsWith(EventTypes.ATTRIBUTES + ".")
                || schema.types().stream()
                        .filter(type -> !type.equals(DecisionStream.TYPE) && named.startsWith(type.ruleName() + "."))
                        .anyMatch(type -> schema.isOptional(type, field));
    }

    /** Returns the values of what a node reads, by the name of the field; empty if any text is possible. */
    Map<String, Set<String>> values(CelExpr expr) {
        Map<String, Set<String>> values = new TreeMap<>();
        for (String field : of(expr)) {
            Set<String> declared = schema.values().get(field);
            if (declared == null) {
                return Map.of();
            }
            values.put(field, declared);
        }
        return values;
    }
}
