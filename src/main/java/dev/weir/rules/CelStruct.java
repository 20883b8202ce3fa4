package dev.weir.rules;

import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.StructValue;
import java.util.Optional;
import java.util.function.Function;

/** Something with fields, read when an expression asks for them. */
@SuppressWarnings("Immutable") // lives no longer than one evaluation, in one thread
final class CelStruct extends StructValue<String, CelStruct> {
    private final String typeName;
    private final Function<String, Object> fields;
    private final Function<String, Boolean> present;

    private CelStruct(String typeName, Function<String, Object> fields, Function<String, Boolean> present) {
        this.typeName = typeName;
        this.fields = fields;
        this.present = present;
    }

    /** With a function from a field's name to its value, {@link CelValues#ABSENT} if there is none. */
    static CelStruct of(String name, Function<String, Object> fields) {
        return new CelStruct(EventTypes.PREFIX + name, fields, field -> !CelValues.isAbsent(fields.apply(field)));
    }

    /** With fields of which some are structs that are absent: {@code has} is told apart from reading. */
    static CelStruct of(String name, Function<String, Object> fields, Function<String, Boolean> present) {
        return new CelStruct(EventTypes.PREFIX + name, fields, present);
    }

    @Override
    public Object select(String field) {
        return fields.apply(field);
    }

    @Override
    public Optional<Object> find(String field) {
        return present.apply(field) ? Optional.of(fields.apply(field)) : Optional.empty();
    }

    @Override
    public CelStruct value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return StructTypeReference.create(typeName);
    }
}
