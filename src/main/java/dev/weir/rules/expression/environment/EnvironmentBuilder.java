package dev.weir.rules.expression.environment;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Builds the environment of an expression from what is visible at its place. For one use. */
public final class EnvironmentBuilder {
    private static final int BROKEN = -1;

    private final FieldSlots slots;
    private final Structs structs;
    private final Set<EventType> events;
    private final List<StageName> stages = new ArrayList<>();
    private final Map<String, Variable> features = new LinkedHashMap<>();
    private final Map<String, CelType> lineTypes = new LinkedHashMap<>();
    private final Map<String, Integer> lineFeatures = new HashMap<>();
    private final Set<EventType> rows = new TreeSet<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private Optional<Variable.Kind> stock = Optional.empty();
    private boolean decides;

    /** Starts an environment with a current event of one of these types. */
    EnvironmentBuilder(Schema schema, FieldSlots slots, Set<EventType> events) {
        this.slots = slots;
        this.structs = new Structs(schema);
        this.events = events;
    }

    /** Adds the events that these stages have taken. */
    public EnvironmentBuilder stages(List<StageName> visible) {
        stages.addAll(visible);
        return this;
    }

    /**
     * Adds a feature.
     *
     * @param number its index among the features of the rule
     */
    public EnvironmentBuilder feature(String name, int number, CelType type) {
        features.put(name, variable(name, number, type));
        return this;
    }

    /** Adds a feature that each line of the current transaction has. */
    public EnvironmentBuilder lineFeature(String name, int number, CelType type) {
        lineTypes.put(name, type);
        lineFeatures.put(name, number);
        return this;
    }

    /** Adds a feature that has errors: any use of it causes no further error. */
    public EnvironmentBuilder brokenFeature(String name) {
        features.put(name, variable(name, BROKEN, SimpleType.DYN));
        lineTypes.put(name, SimpleType.DYN);
        lineFeatures.put(name, BROKEN);
        return this;
    }

    private static Variable variable(String name, int number, CelType type) {
        return new Variable(name, type, Variable.Kind.FEATURE, number, Set.of());
    }

    /** Adds a declared table whose row the current event, or the key of a pattern, determines. */
    public EnvironmentBuilder row(EventType table) {
        rows.add(table);
        return this;
    }

    /**
     * Adds a column of a declared table whose row the current event, or the key of a pattern, determines.
     *
     * @param number its index among the features of the rule
     */
    public EnvironmentBuilder column(EventType table, String column, int number) {
        columns.put(Environment.ofRow(table.ruleName(), column), number);
        return this;
    }

    /** Adds live stock of the sku that the pattern is kept by. */
    public EnvironmentBuilder stockOfKey() {
        stock = Optional.of(Variable.Kind.STOCK_OF_KEY);
        return this;
    }

    /** Adds live stock of the sku of the current event. */
    public EnvironmentBuilder stockOfEvent() {
        stock = Optional.of(Variable.Kind.STOCK_OF_EVENT);
        return this;
    }

    /**
     * Marks the expression as part of a decision about a subject: it can use earlier ones, and lines of the current
     * transaction have stock and features.
     */
    public EnvironmentBuilder deciding() {
        decides = true;
        return this;
    }

    /**
     * Returns the environment.
     *
     * @param absences explanations for names that are not visible, although people may expect them
     */
    public Environment build(Map<String, String> absences) {
        StructType stockType = structs.stock();
        StructType line = structs.line(EventTypes.PREFIX, decides ? lineFields(stockType) : Map.of());
        Map<String, Variable> variables = new LinkedHashMap<>(features);
        for (EventType type : events) {
            put(variables, event(type, structs.event(Set.of(type), EventTypes.PREFIX, line)));
        }
        for (StageName stage : stages) {
            put(
                    variables,
                    new Variable(stage.name(), typeOf(stage), Variable.Kind.STAGE, stage.number(), stage.types()));
        }
        put(variables, Variable.of(EventTypes.NOW, SimpleType.TIMESTAMP, Variable.Kind.NOW));
        put(variables, Variable.of(Membership.LISTS, Membership.LISTS_TYPE, Variable.Kind.LISTS));
        if (decides) {
            put(variables, Variable.of(EarlierDecisions.SUBJECT, EarlierDecisions.SUBJECT_TYPE, Variable.Kind.SUBJECT));
            put(variables, Variable.of(ModelScores.MODELS, ModelScores.TYPE, Variable.Kind.SUBJECT));
        }
        for (EventType table : rows) {
            put(
                    variables,
                    new Variable(
                            table.ruleName(),
                            structs.event(Set.of(table), EventTypes.PREFIX, line),
                            Variable.Kind.ROW,
                            0,
                            Set.of(table)));
        }
        stock.ifPresent(kind -> put(variables, Variable.of(EventTypes.STOCK, stockType, kind)));
        Environment.Fields fields = new Environment.Fields(slots, decides ? lineFeatures : Map.of(), columns, false);
        return new Environment(variables, structs.byName(), fields, absences);
    }

    /**
     * Returns the environment of the expressions of a feature, with or without {@code item} and without explanations.
     */
    static Environment ofFeature(Schema schema, FieldSlots slots, EventType over, boolean hasItem) {
        Structs structs = new Structs(schema);
        StructType line = structs.line(EventTypes.PREFIX, Map.of());
        Map<String, Variable> variables = new LinkedHashMap<>();
        put(variables, event(over, structs.event(Set.of(over), EventTypes.PREFIX, line)));
        if (hasItem) {
            put(variables, Variable.of(EventTypes.ITEM, line, Variable.Kind.ITEM));
        }
        put(variables, Variable.of(Membership.LISTS, Membership.LISTS_TYPE, Variable.Kind.LISTS));
        Environment.Fields fields = new Environment.Fields(slots, Map.of(), Map.of(), true);
        return new Environment(variables, structs.byName(), fields, Map.of());
    }

    private Map<String, CelType> lineFields(StructType stockType) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        fields.put(EventTypes.STOCK, stockType);
        fields.putAll(lineTypes);
        return fields;
    }

    private CelType typeOf(StageName stage) {
        String prefix = decides ? EventTypes.TAKEN : EventTypes.PREFIX;
        CelType event = stage.types().isEmpty()
                ? SimpleType.DYN
                : structs.event(stage.types(), prefix, structs.line(prefix, Map.of()));
        return stage.isList() ? ListType.create(event) : event;
    }

    private static Variable event(EventType type, CelType struct) {
        return new Variable(type.ruleName(), struct, Variable.Kind.EVENT, 0, Set.of(type));
    }

    private static void put(Map<String, Variable> variables, Variable variable) {
        variables.put(variable.name(), variable);
    }
}
