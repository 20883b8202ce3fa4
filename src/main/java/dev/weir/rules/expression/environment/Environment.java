package dev.weir.rules.expression.environment;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import dev.weir.events.EventType;
import dev.weir.rules.expression.scope.FieldSlot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an expression that stands in a given place may name: the variables with their types and numbers, the fields of what has
 * some, and what to say about names that somebody may well expect there. Whoever checks an expression asks for types and
 * explanations, whoever plans it for numbers; when it runs, a {@link dev.weir.rules.expression.scope.Scope} has the values.
 * Immutable.
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
     * The numbers behind the fields of events and of their lines.
     *
     * @param slots of the schema
     * @param ofLine the features that lines of the transaction at hand have, by name; a negative number where a feature has
     *     errors, so that nothing will read it
     * @param plainLines whether lines have nothing else than what is written in the event
     */
    record Fields(FieldSlots slots, Map<String, Integer> ofLine, boolean plainLines) {
        /** Makes defensive copies. */
        Fields {
            ofLine = Map.copyOf(ofLine);
        }
    }

    /** One in which all values are handed in with each run, in this order. */
    public static Environment given(Map<String, CelType> types) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        types.forEach((name, type) ->
                variables.put(name, new Variable(name, type, Variable.Kind.GIVEN, variables.size(), Set.of())));
        return new Environment(variables, Map.of(), new Fields(FieldSlots.NONE, Map.of(), true), Map.of());
    }

    /** The same with other explanations of what is not visible. */
    public Environment explaining(Map<String, String> otherAbsences) {
        return new Environment(variables, structs, fields, otherAbsences);
    }

    /** What stands behind a name; empty if nothing does. */
    public Optional<Variable> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** Whether a name is that of a stage. */
    public boolean isStage(String name) {
        Variable variable = variables.get(name);
        return variable != null && variable.kind() == Variable.Kind.STAGE;
    }

    /** The types of all names. */
    public Map<String, CelType> types() {
        Map<String, CelType> types = new LinkedHashMap<>();
        variables.forEach((name, variable) -> types.put(name, variable.type()));
        return types;
    }

    /** The names whose values are handed in with each run, in their order. */
    public List<String> given() {
        List<String> given = new ArrayList<>();
        for (Variable variable : variables.values()) {
            if (variable.kind() == Variable.Kind.GIVEN) {
                given.add(variable.name());
            }
        }
        return given;
    }

    /** The type with fields that has this name. */
    public Optional<StructType> struct(String typeName) {
        return Optional.ofNullable(structs.get(typeName));
    }

    /** A scalar field of a type of event; empty if it has none of that name. */
    public Optional<FieldSlot> field(EventType type, String name) {
        return fields.slots().field(type, name);
    }

    /** A declared attribute of a type of event; empty if none of that name is declared. */
    public Optional<FieldSlot> attribute(EventType type, String name) {
        return fields.slots().attribute(type, name);
    }

    /** Whether lines have nothing else than what is written in the event. */
    public boolean hasPlainLines() {
        return fields.plainLines();
    }

    /** The number of a feature that each line of the transaction at hand has; negative if there is none of that name. */
    public int lineFeature(String name) {
        return fields.ofLine().getOrDefault(name, -1);
    }

    /** What to say about a name that is not visible here although somebody may well expect it. */
    public Optional<String> absence(String name) {
        return Optional.ofNullable(absences.get(name));
    }

    /** What to say about a field that a line does not have here although somebody may well expect it. */
    public Optional<String> absenceFromLine(String name) {
        return absence(ofLine(name));
    }

    /** The name of a field of a line among the explanations. */
    public static String ofLine(String name) {
        return "line." + name;
    }

    /** The types with fields as the type checker asks for them. */
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
