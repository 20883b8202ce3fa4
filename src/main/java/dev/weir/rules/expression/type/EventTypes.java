package dev.weir.rules.expression.type;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.weir.events.EventType;
import dev.weir.events.Schema;
import dev.weir.events.ValueType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types that expressions are checked against: events, the lines of a transaction, attributes, stock. */
public final class EventTypes {
    /** Prefix of every struct's name, so that no type is named like a variable. */
    public static final String PREFIX = "weir.";

    /** Prefix of those of events that a stage took, whose lines know neither stock nor features. */
    public static final String TAKEN = PREFIX + "taken.";

    /** The name of the type of a line. */
    public static final String LINE = PREFIX + "line";

    /** The name of the variable and of the field of a line that hold live stock. */
    public static final String STOCK = "stock";

    /** The name of the line that a feature's expression is about. */
    public static final String ITEM = "item";

    /** The name of the event time of the decision. */
    public static final String NOW = "now";

    /** The field of a transaction that holds its lines. */
    public static final String ITEMS = "items";

    /** The field of an event that holds its attributes. */
    public static final String ATTRIBUTES = "attributes";

    private final Schema schema;
    private final Map<String, EventType> byName;

    /** Creates the types of the events of a schema. */
    public EventTypes(Schema schema) {
        this.schema = schema;
        this.byName = byName(schema);
    }

    /** All types of events, by their names in rules, in the order in which texts name them. */
    public Map<String, EventType> byName() {
        return byName;
    }

    /** The event type of that name in rules. */
    public Optional<EventType> named(String ruleName) {
        return Optional.ofNullable(byName.get(ruleName));
    }

    /** The names of all event types in rules. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** Whether a name means something else in expressions than a feature or a stage. */
    public boolean isTaken(String name) {
        return byName.containsKey(name) || TakenNames.isTaken(name);
    }

    /** What the expressions of a feature over this type may name. */
    public Vocabulary ofFeature(EventType over, boolean perLine) {
        Structs structs = new Structs(schema);
        StructType line = structs.line(PREFIX, Map.of());
        Map<String, CelType> variables = new LinkedHashMap<>();
        variables.put(over.ruleName(), structs.event(Set.of(over), PREFIX, line));
        if (perLine) {
            variables.put(ITEM, line);
        }
        variables.put(Membership.LISTS, Membership.LISTS_TYPE);
        return Vocabulary.of(variables, structs.all());
    }

    /** What an expression may name that sees this. */
    public Vocabulary of(Sight sight) {
        Structs structs = new Structs(schema);
        StructType stock = structs.stock();
        Map<String, CelType> lineFields = new LinkedHashMap<>();
        if (sight.decides()) {
            lineFields.put(STOCK, stock);
            lineFields.putAll(sight.lineFeatures());
        }
        StructType line = structs.line(PREFIX, lineFields);
        Map<String, CelType> variables = new LinkedHashMap<>(sight.features());
        for (EventType type : sight.events()) {
            variables.put(type.ruleName(), structs.event(Set.of(type), PREFIX, line));
        }
        String prefix = sight.decides() ? TAKEN : PREFIX;
        for (StageName stage : sight.stages()) {
            variables.put(stage.name(), typeOf(stage, structs, prefix));
        }
        variables.put(NOW, SimpleType.TIMESTAMP);
        variables.put(Membership.LISTS, Membership.LISTS_TYPE);
        if (sight.decides()) {
            variables.put(Recently.SUBJECT, Recently.SUBJECT_TYPE);
        }
        if (sight.seesStock()) {
            variables.put(STOCK, stock);
        }
        return Vocabulary.of(variables, structs.all());
    }

    private static CelType typeOf(StageName stage, Structs structs, String prefix) {
        CelType event = stage.types().isEmpty()
                ? SimpleType.DYN
                : structs.event(stage.types(), prefix, structs.line(prefix, Map.of()));
        return stage.isList() ? ListType.create(event) : event;
    }

    /** The type in expressions of a value of that type. */
    public static CelType typeOf(ValueType type) {
        return switch (type) {
            case STRING -> SimpleType.STRING;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case BOOL -> SimpleType.BOOL;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
        };
    }

    /** The scalar type that this type of an expression is, if it is one. */
    public static Optional<ValueType> scalar(CelType type) {
        return Arrays.stream(ValueType.values())
                .filter(scalar -> typeOf(scalar).equals(type))
                .findFirst();
    }

    /** The names of the fields that every line has. */
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
