package dev.weir.rules.expression.environment;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import dev.weir.events.EventType;
import dev.weir.rules.expression.scope.FieldSlot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What an expression at a given place may name: the variables with their types and numbers, the fields of structured
 * types, and explanations for names that people may expect there. The checker uses the types and explanations, the
 * planner the numbers; at run time, a {@link dev.weir.rules.expression.scope.Scope} has the values. Immutable.
 */
public final class Environment {
    private final Map<String, Variable> variables;
    private final ImmutableMap<String, StructType> structs;
    private final Fields fields;
    private final Map<String, String> absences;

    Environment(
            Map<String, Variable> variables,
            Map<String, StructType> structs,
            Fields fields,
            Map<String, String> absences) {
        this.variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        this.structs = ImmutableMap.copyOf(structs);
        this.fields = fields;
        this.absences = Map.copyOf(absences);
    }

    /**
     * The numbers of the fields of events and of their lines.
     *
     * @param slots of the schema
     * @param ofLine the features of lines of the current transaction, by name; a negative number for a feature with
     *     errors, so that it is never read
     * @param ofRow the numbers of columns of tables, by {@link #ofRow name}
     * @param plainLines whether lines only have the fields of the event itself
     */
    record Fields(FieldSlots slots, Map<String, Integer> ofLine, Map<String, Integer> ofRow, boolean plainLines) {
        /** Makes defensive copies. */
        Fields {
            ofLine = Map.copyOf(ofLine);
            ofRow = Map.copyOf(ofRow);
        }
    }

    /** Creates an environment in which all values are passed in at each run, in this order. */
    public static Environment given(Map<String, CelType> types) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        types.forEach((name, type) ->
                variables.put(name, new Variable(name, type, Variable.Kind.GIVEN, variables.size(), Set.of())));
        return new Environment(variables, Map.of(), new Fields(FieldSlots.NONE, Map.of(), Map.of(), true), Map.of());
    }

    /** Returns a copy with other explanations of names that are not visible. */
    public Environment explaining(Map<String, String> otherAbsences) {
        return new Environment(variables, structs, fields, otherAbsences);
    }

    /** Returns a copy with further variables, and the structured types that they are of. */
    public Environment with(Collection<Variable> more, Collection<StructType> types) {
        Map<String, Variable> all = new LinkedHashMap<>(variables);
        more.forEach(variable -> all.put(variable.name(), variable));
        Map<String, StructType> structured = new LinkedHashMap<>(structs);
        types.forEach(type -> structured.put(type.name(), type));
        return new Environment(all, structured, fields, absences);
    }

    /** Returns the variable with a name; empty if there is none. */
    public Optional<Variable> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** Returns whether a name is that of a stage. */
    public boolean isStage(String name) {
        Variable variable = variables.get(name);
        return variable != null && variable.kind() == Variable.Kind.STAGE;
    }

    /** Returns the types of all names. */
    public Map<String, CelType> types() {
        Map<String, CelType> types = new LinkedHashMap<>();
        variables.forEach((name, variable) -> types.put(name, variable.type()));
        return types;
    }

    /** Returns the names whose values are passed in at each run, in order. */
    public List<String> given() {
        List<String> given = new ArrayList<>();
        for (Variable variable : variables.values()) {
            if (variable.kind() == Variable.Kind.GIVEN) {
                given.add(variable.name());
            }
        }
        return given;
    }

    /** Returns the structured type with this name. */
    public Optional<StructType> struct(String typeName) {
        return Optional.ofNullable(structs.get(typeName));
    }

    /** Returns a scalar field of an event type; empty if it has no such field. */
    public Optional<FieldSlot> field(EventType type, String name) {
        return fields.slots().field(type, name);
    }

    /** Returns a declared attribute of an event type; empty if none with that name is declared. */
    public Optional<FieldSlot> attribute(EventType type, String name) {
        return fields.slots().attribute(type, name);
    }

    /** Returns whether lines only have the fields of the event itself. */
    public boolean hasPlainLines() {
        return fields.plainLines();
    }

    /**
     * Returns the number of a feature that each line of the current transaction has; negative if there is none with
     * that name.
     */
    public int lineFeature(String name) {
        return fields.ofLine().getOrDefault(name, -1);
    }

    /** Returns the number of a column of a declared table among the features; empty if the rule asks no such column. */
    public OptionalInt column(String table, String column) {
        Integer number = fields.ofRow().get(ofRow(table, column));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Returns the name of a column among the features of a rule. */
    public static String ofRow(String table, String column) {
        return table + "." + column;
    }

    /** Returns the explanation for a name that is not visible here, although people may expect it. */
    public Optional<String> absence(String name) {
        return Optional.ofNullable(absences.get(name));
    }

    /** Returns the explanation for a field that a line does not have here, although people may expect it. */
    public Optional<String> absenceFromLine(String name) {
        return absence(ofLine(name));
    }

    /** Returns the name of a field of a line among the explanations. */
    public static String ofLine(String name) {
        return "line." + name;
    }

    /** Returns the structured types in the form that the type checker needs. */
    public CelTypeProvider typeProvider() {
        return new Types(structs);
    }

    private record Types(ImmutableMap<String, StructType> structs) implements CelTypeProvider {
        @Override
        public ImmutableList<CelType> types() {
            return ImmutableList.copyOf(structs.values());
        }

        @Override
        public Optional<CelType> findType(String typeName) {
            return Optional.ofNullable(structs.get(typeName));
        }
    }
}
