package dev.weir.models.forest;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.models.Anomaly;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** The binary form of a {@link ForestLearner}, with all that it needs to go on as if nothing had happened. */
public final class ForestLearnerCodec implements Codec<ForestLearner> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public ForestLearnerCodec() {}

    @Override
    public void write(ForestLearner learner, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(learner.samples, out);
        Binary.writeCount(learner.inputs, out);
        out.writeDouble(learner.decay);
        out.writeLong(learner.seed);
        out.writeDouble(learner.weight);
        Binary.writeVarLong(learner.seen, out);
        Binary.writeZigZag(learner.passed, out);
        write(learner.kept, out);
        Binary.writeCount(learner.open.size(), out);
        for (Map.Entry<Long, ForestLearner.Second> second : learner.open.entrySet()) {
            Binary.writeZigZag(second.getKey(), out);
            Binary.writeVarLong(second.getValue().count, out);
            write(second.getValue().draw, out);
        }
    }

    @Override
    public ForestLearner read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "ForestLearner", in);
        int samples = Binary.readCount(in);
        int inputs = Binary.readCount(in);
        if (samples < 1 || samples > Anomaly.MOST_SAMPLES || !ForestSample.isBounded(samples, inputs)) {
            throw new IOException("a sample of " + samples + " rows of " + inputs + " inputs is none that was written");
        }
        ForestLearner learner = new ForestLearner(samples, inputs, in.readDouble(), in.readLong());
        learner.weight = in.readDouble();
        learner.seen = Binary.readVarLong(in);
        learner.passed = Binary.readZigZag(in);
        read(learner.kept, learner, in);
        int seconds = Binary.readCount(in);
        for (int i = 0; i < seconds; i++) {
            long second = Binary.readZigZag(in);
            ForestLearner.Second read = new ForestLearner.Second();
            read.count = Binary.readVarLong(in);
            read(read.draw, learner, in);
            learner.open.put(second, read);
        }
        learner.countPending();
        return learner;
    }

    private static void write(RowDraw draw, DataOutput out) throws IOException {
        Binary.writeCount(draw.size(), out);
        for (RowDraw.Drawn drawn : draw.rows()) {
            out.writeDouble(drawn.rank());
            out.writeLong(drawn.id());
            for (float number : drawn.row()) {
                out.writeFloat(number);
            }
        }
    }

    private static void read(RowDraw draw, ForestLearner learner, DataInput in) throws IOException {
        int size = Binary.readCount(in);
        if (size > learner.samples) {
            throw new IOException("a sample of " + learner.samples + " rows cannot hold " + size);
        }
        for (int i = 0; i < size; i++) {
            double rank = in.readDouble();
            long id = in.readLong();
            float[] row = new float[learner.inputs];
            for (int input = 0; input < row.length; input++) {
                row[input] = in.readFloat();
            }
            draw.offer(new RowDraw.Drawn(rank, id, row), learner.samples);
        }
    }
}
