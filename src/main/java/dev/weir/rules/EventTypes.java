package dev.weir.rules;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Schema;
import dev.weir.events.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that expressions are checked against: events, the lines of a transaction, attributes, stock. */
final class EventTypes {
    /** Prefix of every struct's name, so that no type is named like a variable. */
    static final String PREFIX = "weir.";

    /** The name of the type of a line. */
    static final String LINE = PREFIX + "line";

    /** The name of the variable and of the field of a line that hold live stock. */
    static final String STOCK = "stock";

    /** The name of the line that a feature's expression is about. */
    static final String ITEM = "item";

    /** The name of the event time of the decision. */
    static final String NOW = "now";

    /** The field of a transaction that holds its lines. */
    static final String ITEMS = "items";

    /** The field of an event that holds its attributes. */
    static final String ATTRIBUTES = "attributes";

    private final Schema schema;

    EventTypes(Schema schema) {
        this.schema = schema;
    }

    /** The event type of that name in rules. */
    static Optional<EventType> named(String ruleName) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.ruleName().equals(ruleName))
                .findFirst();
    }

    /** The names of all event types in rules. */
    static List<String> names() {
        return Arrays.stream(EventType.values()).map(EventType::ruleName).toList();
    }

    /** What the expressions of a feature over this type may name. */
    Vocabulary ofFeature(EventType over, boolean perLine) {
        StructType line = line(Map.of());
        Map<String, CelType> variables = new LinkedHashMap<>();
        List<StructType> structs = eventStructs(over, line);
        variables.put(over.ruleName(), structs.get(0));
        if (perLine) {
            variables.put(ITEM, line);
        }
        return Vocabulary.of(variables, structs);
    }

    /**
     * What {@code when} and its like may name.
     *
     * @param features by name, with the types of those that are variables
     * @param lineFeatures likewise those that are fields of a line
     */
    Vocabulary ofTrigger(EventType on, Map<String, CelType> features, Map<String, CelType> lineFeatures) {
        StructType stock = stock();
        Map<String, CelType> lineFields = new LinkedHashMap<>();
        lineFields.put(STOCK, stock);
        lineFields.putAll(lineFeatures);
        Map<String, CelType> variables = new LinkedHashMap<>(features);
        List<StructType> structs = eventStructs(on, line(lineFields));
        structs.add(stock);
        variables.put(on.ruleName(), structs.get(0));
        variables.put(NOW, SimpleType.TIMESTAMP);
        if (on == EventType.CLICK) {
            variables.put(STOCK, stock);
        }
        return Vocabulary.of(variables, structs);
    }

    /** The type in expressions of a value of that type. */
    static CelType typeOf(ValueType type) {
        return switch (type) {
            case STRING -> SimpleType.STRING;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case BOOL -> SimpleType.BOOL;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
        };
    }

    /** The scalar type that this type of an expression is, if it is one. */
    static Optional<ValueType> scalar(CelType type) {
        return Arrays.stream(ValueType.values())
                .filter(scalar -> typeOf(scalar).equals(type))
                .findFirst();
    }

    private List<StructType> eventStructs(EventType type, StructType line) {
        Map<String, CelType> attributes = new LinkedHashMap<>();
        schema.attributesOf(type).forEach((name, declared) -> attributes.put(name, typeOf(declared)));
        StructType attributesType = struct(ATTRIBUTES, attributes);
        Map<String, CelType> fields = new LinkedHashMap<>();
        for (Field field : schema.fields(type)) {
            fields.put(field.name(), typeOf(field.type()));
        }
        if (type != EventType.INVENTORY) {
            fields.put(ATTRIBUTES, attributesType);
        }
        if (type == EventType.TRANSACTION) {
            fields.put(ITEMS, ListType.create(line));
        }
        return new ArrayList<>(List.of(struct(type.ruleName(), fields), attributesType, line));
    }

    private static StructType line(Map<String, CelType> more) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        fields.put(Schema.SKU, SimpleType.STRING);
        fields.put("quantity", SimpleType.INT);
        fields.put("price", SimpleType.DOUBLE);
        fields.putAll(more);
        return struct("line", fields);
    }

    /** The names of the fields that every line has. */
    static Collection<String> lineFields() {
        return List.of(Schema.SKU, "quantity", "price", STOCK);
    }

    private static StructType stock() {
        return struct(
                STOCK, Map.of("available", SimpleType.INT, "reserved", SimpleType.INT, "price", SimpleType.DOUBLE));
    }

    private static StructType struct(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> byName = ImmutableMap.copyOf(fields);
        return StructType.create(PREFIX + name, byName.keySet(), field -> Optional.ofNullable(byName.get(field)));
    }
}
