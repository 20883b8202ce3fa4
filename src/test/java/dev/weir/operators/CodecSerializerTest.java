package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.decide.SubjectStateCodec;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A codec's class can be moved: savepoints know it by a name. */
final class CodecSerializerTest {
    @ParameterizedTest
    @CsvSource({
        "dev.weir.engine.SubjectStateCodec, SUBJECT",
        "dev.weir.engine.ProfileStateCodec, PROFILE",
        "dev.weir.engine.RulebookMemoryCodec, RULEBOOK",
        "dev.weir.engine.GuardsCodec, GUARDS",
        "dev.weir.engine.SubjectMessageCodec, SUBJECT_MESSAGE",
        "dev.weir.engine.RoutedCodec, ROUTED",
        "dev.weir.features.SegmentCodec, SEGMENT",
        "dev.weir.engine.RulebookUpdateCodec, RULEBOOK_UPDATE"
    })
    void whatASavepointOf202611CallsByItsClassIsReadByItsSuccessor(String className, String type) throws Exception {
        TypeSerializer<?> now = serializer(type);
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeUTF(className);
        out.writeBoolean(now.isImmutableType());

        assertThat(read(1, out).restoreSerializer()).isEqualTo(now);
    }

    @Test
    void aSnapshotIsReadAsItWasWrittenAndHoldsNoClassOfOurs() throws Exception {
        for (TypeInformation<?> type : all()) {
            TypeSerializer<?> serializer = type.createSerializer(new SerializerConfigImpl());
            TypeSerializerSnapshot<?> snapshot = serializer.snapshotConfiguration();
            DataOutputSerializer out = new DataOutputSerializer(64);
            snapshot.writeSnapshot(out);

            assertThat(new String(out.getCopyOfBuffer(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("dev.weir");
            assertThat(read(snapshot.getCurrentVersion(), out).restoreSerializer())
                    .isEqualTo(serializer);
        }
    }

    @Test
    void stateOfALaterReleaseIsRefusedInWords() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeUTF("crystal-ball");
        out.writeBoolean(true);

        assertThatThrownBy(() -> read(2, out))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'crystal-ball', which this release does not know");
    }

    @Test
    void eachCodecHasItsName() {
        assertThat(CodecNames.of(SubjectStateCodec.class)).isEqualTo("subject-state");
    }

    private static TypeSerializerSnapshot<?> read(int version, DataOutputSerializer written) throws IOException {
        CodecSerializer.Snapshot<?> snapshot = new CodecSerializer.Snapshot<>();
        snapshot.readSnapshot(
                version,
                new DataInputDeserializer(written.getCopyOfBuffer()),
                CodecSerializerTest.class.getClassLoader());
        return snapshot;
    }

    private static TypeSerializer<?> serializer(String type) throws ReflectiveOperationException {
        return ((TypeInformation<?>) RecordTypes.class.getDeclaredField(type).get(null))
                .createSerializer(new SerializerConfigImpl());
    }

    private static List<TypeInformation<?>> all() {
        return Arrays.stream(RecordTypes.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> TypeInformation.class.isAssignableFrom(field.getType()))
                .<TypeInformation<?>>map(field -> {
                    try {
                        return (TypeInformation<?>) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(field.getName(), e);
                    }
                })
                .toList();
    }
}
