package dev.weir.models.online;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an {@link OnlineLearner}, with all that it needs to go on as if nothing had happened. */
public final class OnlineLearnerCodec implements Codec<OnlineLearner> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public OnlineLearnerCodec() {}

    @Override
    public void write(OnlineLearner learner, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        OnlineSettings settings = learner.settings;
        out.writeDouble(settings.learningRate());
        out.writeDouble(settings.l1());
        out.writeDouble(settings.l2());
        out.writeDouble(settings.halfLife());
        out.writeDouble(settings.positiveWeight());
        out.writeDouble(settings.negativeWeight());
        Binary.writeCount(learner.inputs(), out);
        Binary.writeVarLong(learner.labels, out);
        for (InputScale scale : learner.scales) {
            scale.write(out);
        }
        for (int i = 0; i <= learner.inputs(); i++) {
            out.writeDouble(learner.z[i]);
            out.writeDouble(learner.n[i]);
        }
    }

    @Override
    public OnlineLearner read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "OnlineLearner", in);
        OnlineSettings settings = new OnlineSettings(
                in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
        OnlineLearner learner = new OnlineLearner(settings, Binary.readCount(in));
        learner.labels = Binary.readVarLong(in);
        for (int i = 0; i < learner.inputs(); i++) {
            learner.scales[i] = InputScale.read(in);
        }
        for (int i = 0; i <= learner.inputs(); i++) {
            learner.z[i] = in.readDouble();
            learner.n[i] = in.readDouble();
        }
        return learner;
    }
}
