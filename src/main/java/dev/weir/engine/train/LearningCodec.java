package dev.weir.engine.train;

import dev.weir.engine.score.Example;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.models.forest.ForestLearnerCodec;
import dev.weir.models.measure.InputDriftCodec;
import dev.weir.models.measure.ScoredWindowCodec;
import dev.weir.models.online.OnlineLearnerCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** The binary form of {@link Learning}. */
public final class LearningCodec implements Codec<Learning> {
    private static final int VERSION = 2;

    private final OnlineLearnerCodec learners = new OnlineLearnerCodec();
    private final ForestLearnerCodec forests = new ForestLearnerCodec();
    private final ExampleCodec examples = new ExampleCodec();
    private final InputDriftCodec drifts = new InputDriftCodec();
    private final ScoredWindowCodec windows = new ScoredWindowCodec();

    /** Creates a codec. */
    public LearningCodec() {}

    @Override
    public void write(Learning state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        ModelChangeCodec.writeText(state.liveDocument, out);
        ModelChangeCodec.writeText(state.challengerDocument, out);
        Binary.writeText(state.structure, out);
        out.writeBoolean(state.learner.isPresent());
        if (state.learner.isPresent()) {
            learners.write(state.learner.get(), out);
        }
        out.writeBoolean(state.forest.isPresent());
        if (state.forest.isPresent()) {
            forests.write(state.forest.get(), out);
        }
        out.writeBoolean(state.drift.isPresent());
        if (state.drift.isPresent()) {
            drifts.write(state.drift.get(), out);
        }
        Binary.writeCount(state.early.size(), out);
        for (Example example : state.early) {
            examples.write(example, out);
        }
        write(state.counts, out);
        windows.write(state.watched, out);
        Binary.writeVarLong(state.comparedVersion, out);
        windows.write(state.comparedLive, out);
        windows.write(state.comparedChallenger, out);
        Binary.writeVarLong(state.comparedLabels, out);
    }

    @Override
    public Learning read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "learning", in);
        Learning state = new Learning();
        state.liveDocument = ModelChangeCodec.readText(in);
        state.challengerDocument = ModelChangeCodec.readText(in);
        state.structure = Binary.readText(in);
        readLearner(version, state, in);
        state.counts = readCounts(in);
        state.watched = windows.read(in);
        state.comparedVersion = (int) Binary.readVarLong(in);
        state.comparedLive = windows.read(in);
        state.comparedChallenger = windows.read(in);
        state.comparedLabels = Binary.readVarLong(in);
        return state;
    }

    /** Version 1 had no forests, and drift only with a learner. */
    private void readLearner(int version, Learning state, DataInput in) throws IOException {
        state.learner = in.readBoolean() ? Optional.of(learners.read(in)) : Optional.empty();
        boolean hasDrift = state.learner.isPresent();
        if (version > 1) {
            state.forest = in.readBoolean() ? Optional.of(forests.read(in)) : Optional.empty();
            hasDrift = in.readBoolean();
        }
        state.drift = hasDrift ? Optional.of(drifts.read(in)) : Optional.empty();
        int early = version > 1 ? Binary.readCount(in) : 0;
        for (int i = 0; i < early; i++) {
            state.early.add(examples.read(in));
        }
    }

    private static void write(Learning.Counts counts, DataOutput out) throws IOException {
        Binary.writeVarLong(counts.newest(), out);
        Binary.writeVarLong(counts.published(), out);
        Binary.writeVarLong(counts.promoted(), out);
        Binary.writeVarLong(counts.since(), out);
        Binary.writeZigZag(counts.sinceMillis(), out);
        Binary.writeVarLong(counts.learned(), out);
        Binary.writeVarLong(counts.corrected(), out);
        Binary.writeVarLong(counts.ofOthers(), out);
    }

    private static Learning.Counts readCounts(DataInput in) throws IOException {
        return new Learning.Counts(
                (int) Binary.readVarLong(in),
                (int) Binary.readVarLong(in),
                (int) Binary.readVarLong(in),
                Binary.readVarLong(in),
                Binary.readZigZag(in),
                Binary.readVarLong(in),
                Binary.readVarLong(in),
                Binary.readVarLong(in));
    }
}
