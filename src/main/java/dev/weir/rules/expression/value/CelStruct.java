package dev.weir.rules.expression.value;

import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.StructValue;
import java.util.Optional;
import java.util.function.Function;

/** A value with fields that are read on demand. */
@SuppressWarnings("Immutable") // used within one evaluation, by one thread
public final class CelStruct extends StructValue<String, CelStruct> {
    /** The prefix of the name of every structured type, so that no type has the name of a variable. */
    public static final String PREFIX = "weir.";

    private final String typeName;
    private final boolean absent;
    private final Function<String, Object> fields;

    private CelStruct(String typeName, boolean absent, Function<String, Object> fields) {
        this.typeName = typeName;
        this.absent = absent;
        this.fields = fields;
    }

    /**
     * Creates a struct from a function that reads a field by name, and returns {@link CelValues#ABSENT} if it is
     * missing.
     */
    public static CelStruct of(String name, Function<String, Object> fields) {
        return new CelStruct(PREFIX + name, false, fields);
    }

    /** Returns an absent struct; its fields can be read, and are absent too. */
    public static CelStruct absent(String name) {
        return new CelStruct(PREFIX + name, true, field -> CelValues.ABSENT);
    }

    @Override
    public Object select(String field) {
        return fields.apply(field);
    }

    @Override
    public Optional<Object> find(String field) {
        Object value = fields.apply(field);
        return CelValues.isAbsent(value) ? Optional.empty() : Optional.of(value);
    }

    @Override
    public CelStruct value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return absent;
    }

    @Override
    public CelType celType() {
        return StructTypeReference.create(typeName);
    }
}
