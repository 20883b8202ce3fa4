package dev.weir.patterns.match;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.EventCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of a {@link Candidate} inside Flink's own forms: the event and its epoch. */
final class CandidateSerializer extends TypeSerializerSingleton<Candidate> {
    private static final long serialVersionUID = 1L;
    private static final EventCodec EVENTS = new EventCodec();

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Candidate createInstance() {
        throw new UnsupportedOperationException("there is no empty event");
    }

    @Override
    public Candidate copy(Candidate from) {
        return from;
    }

    @Override
    public Candidate copy(Candidate from, Candidate reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Candidate candidate, DataOutputView target) throws IOException {
        EVENTS.write(candidate.event(), target);
        Binary.writeZigZag(candidate.epoch(), target);
    }

    @Override
    public Candidate deserialize(DataInputView source) throws IOException {
        return new Candidate(EVENTS.read(source), Binary.readZigZag(source));
    }

    @Override
    public Candidate deserialize(Candidate reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<Candidate> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Asked for by the interface; patterns are written by {@link PatternStateCodec}, which has a version of its own. */
    static final class Snapshot extends SimpleTypeSerializerSnapshot<Candidate> {
        Snapshot() {
            super(CandidateSerializer::new);
        }
    }
}
