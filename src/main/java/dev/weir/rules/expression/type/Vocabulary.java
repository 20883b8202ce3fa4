package dev.weir.rules.expression.type;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What an expression may name.
 *
 * @param variables by name, with their types
 * @param structs the types that have fields, by their names
 */
public record Vocabulary(Map<String, CelType> variables, Map<String, StructType> structs) {

    /** Copies. */
    public Vocabulary {
        variables = Map.copyOf(variables);
        structs = Map.copyOf(structs);
    }

    /** With these structs. */
    static Vocabulary of(Map<String, CelType> variables, Collection<StructType> structs) {
        ImmutableMap.Builder<String, StructType> byName = ImmutableMap.builder();
        structs.forEach(struct -> byName.put(struct.name(), struct));
        return new Vocabulary(variables, byName.buildOrThrow());
    }

    /** As the type checker asks for it. */
    public CelTypeProvider typeProvider() {
        return new Types(ImmutableMap.copyOf(structs));
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
