package dev.weir.operators;

import dev.weir.events.binary.Codec;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type information of a type that is serialized by a {@link Codec}. */
public final class CodecTypeInformation<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final CodecSerializer<T> serializer;

    /** Creates the information for a type with immutable values. */
    public CodecTypeInformation(Class<T> type, Class<? extends Codec<T>> codec) {
        this(type, new CodecSerializer<>(codec, true));
    }

    /** Creates the information for a type with this serializer. */
    public CodecTypeInformation(Class<T> type, CodecSerializer<T> serializer) {
        this.type = type;
        this.serializer = serializer;
    }

    /** Returns the same type, whose serializer also records the size of each value that it writes or reads. */
    public CodecTypeInformation<T> weighedOn(SerializedSize scale) {
        return new CodecTypeInformation<>(type, serializer.weighingOn(scale));
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodecTypeInformation<?> that && serializer.equals(that.serializer);
    }

    @Override
    public int hashCode() {
        return serializer.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof CodecTypeInformation<?>;
    }
}
