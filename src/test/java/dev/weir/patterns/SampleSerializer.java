package dev.weir.patterns;

import dev.weir.events.EventType;
import dev.weir.events.definition.EventDefinitions;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** For Flink's own operator. */
final class SampleSerializer extends TypeSerializerSingleton<Sample> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Sample createInstance() {
        return new Sample(0, EventType.CLICK, 0, 0, 0);
    }

    @Override
    public Sample copy(Sample from) {
        return from;
    }

    @Override
    public Sample copy(Sample from, Sample reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Sample sample, DataOutputView target) throws IOException {
        target.writeInt(sample.n());
        target.writeUTF(sample.type().ruleName());
        target.writeInt(sample.letter());
        target.writeInt(sample.value());
        target.writeLong(sample.timestampMillis());
    }

    @Override
    public Sample deserialize(DataInputView source) throws IOException {
        return new Sample(
                source.readInt(),
                EventDefinitions.BUILT_IN.named(source.readUTF()),
                source.readInt(),
                source.readInt(),
                source.readLong());
    }

    @Override
    public Sample deserialize(Sample reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<Sample> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Asked for by the harness. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sample> {
        /** For Flink. */
        public Snapshot() {
            super(SampleSerializer::new);
        }
    }
}
