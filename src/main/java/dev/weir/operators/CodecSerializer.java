package dev.weir.operators;

import dev.weir.events.binary.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * A Flink serializer that uses a {@link Codec}. The codec versions its own bytes, so that a savepoint only has to store
 * the codec's name. Savepoints contain the name of {@link Snapshot}'s class: it must not be moved.
 */
public final class CodecSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int COPY_BUFFER_BYTES = 256;

    private final Class<? extends Codec<T>> type;
    private final boolean immutable;
    /** Only used inside this process. */
    private final transient @Nullable SerializedSize scale;

    private transient Codec<T> codec;

    /**
     * Creates a serializer.
     *
     * @param immutable whether values are immutable, so that the value itself serves as a copy
     */
    public CodecSerializer(Class<? extends Codec<T>> type, boolean immutable) {
        this(type, immutable, null);
    }

    private CodecSerializer(Class<? extends Codec<T>> type, boolean immutable, @Nullable SerializedSize scale) {
        this.type = type;
        this.immutable = immutable;
        this.scale = scale;
        this.codec = InstantiationUtil.instantiate(type);
    }

    /** Returns a serializer of the same form that also records the size of each value that it writes or reads. */
    CodecSerializer<T> weighingOn(SerializedSize other) {
        return new CodecSerializer<>(type, immutable, other);
    }

    @Override
    public boolean isImmutableType() {
        return immutable;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    public T createInstance() {
        throw new UnsupportedOperationException("a " + type.getSimpleName() + " makes no empty values");
    }

    @Override
    public T copy(T from) {
        if (immutable) {
            return from;
        }
        try {
            DataOutputSerializer out = new DataOutputSerializer(COPY_BUFFER_BYTES);
            codec.write(from, out);
            return codec.read(new DataInputDeserializer(out.wrapAsByteBuffer()));
        } catch (IOException e) {
            throw new IllegalStateException(type.getSimpleName() + " cannot read what it wrote", e);
        }
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        if (scale != null && target instanceof DataOutputSerializer bytes) {
            int before = bytes.length();
            codec.write(value, target);
            scale.weigh(bytes.length() - before);
        } else {
            codec.write(value, target);
        }
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        if (scale != null && source instanceof DataInputDeserializer bytes) {
            int before = bytes.available();
            T value = codec.read(source);
            scale.weigh(before - bytes.available());
            return value;
        }
        return codec.read(source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        codec.write(codec.read(source), target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodecSerializer<?> that && type.equals(that.type) && immutable == that.immutable;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    private void readObject(java.io.ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        codec = InstantiationUtil.instantiate(type);
    }

    /** Stores the codec by its name; version 1 of the snapshot stored its class. */
    public static final class Snapshot<T> implements TypeSerializerSnapshot<T> {
        private static final int VERSION = 2;
        private static final int BY_CLASS = 1;
        private CodecSerializer<T> serializer;

        /** Creates an empty snapshot, which Flink then fills from its stored form. */
        @SuppressWarnings("NullAway.Init")
        public Snapshot() {}

        private Snapshot(CodecSerializer<T> serializer) {
            this.serializer = serializer;
        }

        @Override
        public int getCurrentVersion() {
            return VERSION;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeUTF(CodecNames.of(serializer.type));
            out.writeBoolean(serializer.immutable);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
            String name = version == BY_CLASS ? CodecNames.ofClass(in.readUTF()) : in.readUTF();
            Class<?> type = CodecNames.codec(name);
            serializer = new CodecSerializer<>((Class<? extends Codec<T>>) type, in.readBoolean());
        }

        @Override
        public TypeSerializer<T> restoreSerializer() {
            return serializer;
        }

        @Override
        public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> older) {
            return older instanceof Snapshot<?> that && that.serializer.type.equals(serializer.type)
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
