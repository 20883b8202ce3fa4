package dev.weir.rules.expression.value;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Types as values, as returned by {@code type(x)} and denoted by names such as {@code int}. */
public final class RuntimeTypes {
    private static final Map<Class<?>, CelType> SIMPLE = Map.of(
            Boolean.class, SimpleType.BOOL,
            Long.class, SimpleType.INT,
            UnsignedLong.class, SimpleType.UINT,
            Double.class, SimpleType.DOUBLE,
            String.class, SimpleType.STRING,
            CelByteString.class, SimpleType.BYTES,
            NullValue.class, SimpleType.NULL_TYPE,
            Instant.class, SimpleType.TIMESTAMP,
            Duration.class, SimpleType.DURATION);

    private RuntimeTypes() {}

    /** Returns the function {@code type}. */
    public static CelFunctionBinding binding() {
        return CelFunctionBinding.from("type", Object.class, RuntimeTypes::of);
    }

    /** Returns the value of a type; all types of types are one. */
    public static TypeType named(CelType type) {
        return TypeType.create(type instanceof TypeType ? SimpleType.DYN : type);
    }

    private static Object of(Object value) {
        CelType simple = SIMPLE.get(value.getClass());
        if (simple != null) {
            return TypeType.create(simple);
        }
        if (value instanceof CelStruct struct) {
            return TypeType.create(struct.celType());
        }
        if (value instanceof Map) {
            return TypeType.create(MapType.create(SimpleType.DYN, SimpleType.DYN));
        }
        return TypeType.create(value instanceof Collection ? ListType.create(SimpleType.DYN) : SimpleType.DYN);
    }
}
