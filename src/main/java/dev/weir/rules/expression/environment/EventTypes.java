package dev.weir.rules.expression.environment;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.Schema;
import dev.weir.rules.expression.value.CelStruct;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types used in checking expressions: events, the lines of a transaction, attributes, stock. */
public final class EventTypes {
    /** The prefix of every struct's name, so that no type has the name of a variable. */
    public static final String PREFIX = CelStruct.PREFIX;

    /** The prefix for types of events taken by a stage, whose lines have neither stock nor features. */
    public static final String TAKEN = PREFIX + "taken.";

    /** The name of the type of a line. */
    public static final String LINE = PREFIX + "line";

    /** The name of the variable, and of the field of a line, with live stock. */
    public static final String STOCK = "stock";

    /** The name of the line that a feature's expression refers to. */
    public static final String ITEM = "item";

    /** The name of the variable with the event time of the decision. */
    public static final String NOW = "now";

    /** The field of a transaction with its lines. */
    public static final String ITEMS = "items";

    /** The field of an event with its attributes. */
    public static final String ATTRIBUTES = "attributes";

    private final Schema schema;
    private final Map<String, EventType> byName;
    private final FieldSlots slots;

    /** Creates the types of the events of a schema. */
    public EventTypes(Schema schema) {
        this.schema = schema;
        this.byName = byName(schema);
        this.slots = FieldSlots.of(schema);
    }

    /** Returns all event types, by their names in rules, in the order used in messages. */
    public Map<String, EventType> byName() {
        return byName;
    }

    /** Returns the event type with that name in rules. */
    public Optional<EventType> named(String ruleName) {
        return Optional.ofNullable(byName.get(ruleName));
    }

    /** Returns whether a type is that of labels, in a job that reads them. */
    public boolean isOfLabels(EventType type) {
        return schema.isOfLabels(type);
    }

    /** Returns whether a rule can be about such an event: not about what the job decided, nor about labels. */
    public boolean triggers(EventType type) {
        return !type.equals(DecisionStream.TYPE) && !isOfLabels(type);
    }

    /** Returns those of all event types that can trigger a rule. */
    public Map<String, EventType> triggering() {
        Map<String, EventType> triggering = new LinkedHashMap<>(byName);
        triggering.values().removeIf(type -> !triggers(type));
        return triggering;
    }

    /** Returns the names of all event types in rules. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** Returns whether a name has another meaning in expressions than a feature or a stage. */
    public boolean isTaken(String name) {
        return byName.containsKey(name) || ReservedNames.isTaken(name);
    }

    /**
     * Returns the environment of the expressions of a feature over this type, with or without {@code item} and without
     * explanations.
     */
    public Environment ofFeature(EventType over, boolean hasItem) {
        return EnvironmentBuilder.ofFeature(schema, slots, over, hasItem);
    }

    /** Starts the environment of an expression about a current event of one of these types. */
    public EnvironmentBuilder about(Set<EventType> events) {
        return new EnvironmentBuilder(schema, slots, events);
    }

    /** Returns the CEL type of a value type. */
    public static CelType typeOf(ValueType type) {
        return switch (type) {
            case STRING -> SimpleType.STRING;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case BOOL -> SimpleType.BOOL;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
        };
    }

    /** Returns the value type of a CEL type, if it is scalar. */
    public static Optional<ValueType> scalar(CelType type) {
        return Arrays.stream(ValueType.values())
                .filter(scalar -> typeOf(scalar).equals(type))
                .findFirst();
    }

    /** Returns the names of the fields of every line. */
    static Collection<String> lineFields() {
        return List.of(Schema.SKU, "quantity", "price", STOCK);
    }

    private static Map<String, EventType> byName(Schema schema) {
        Map<String, EventType> types = new LinkedHashMap<>();
        for (EventType type : schema.types()) {
            types.put(type.ruleName(), type);
        }
        return Collections.unmodifiableMap(types);
    }
}
