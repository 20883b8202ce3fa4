package dev.weir.models.measure;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an {@link InputDrift}. */
public final class InputDriftCodec implements Codec<InputDrift> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public InputDriftCodec() {}

    @Override
    public void write(InputDrift drift, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(drift.inputs(), out);
        Binary.writeCount(drift.sampled, out);
        Binary.writeCount(drift.trainedCount, out);
        Binary.writeCount(drift.recentCount, out);
        for (double[] sample : drift.samples) {
            for (int i = 0; i < drift.sampled; i++) {
                out.writeDouble(sample[i]);
            }
        }
        for (int i = 0; drift.hasBins() && i < drift.inputs(); i++) {
            Binary.writeCount(drift.bounds[i].length, out);
            for (double bound : drift.bounds[i]) {
                out.writeDouble(bound);
            }
            for (int cell = 0; cell < InputDrift.CELLS; cell++) {
                Binary.writeCount(drift.trained[i][cell], out);
                Binary.writeCount(drift.recent[i][cell], out);
            }
        }
    }

    @Override
    public InputDrift read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "InputDrift", in);
        InputDrift drift = new InputDrift(Binary.readCount(in));
        drift.sampled = Binary.readCount(in);
        drift.trainedCount = Binary.readCount(in);
        drift.recentCount = Binary.readCount(in);
        if (drift.hasBins()) {
            drift.samples = new double[0][0];
            for (int i = 0; i < drift.inputs(); i++) {
                readBins(drift, i, in);
            }
            return drift;
        }
        for (double[] sample : drift.samples) {
            for (int i = 0; i < drift.sampled; i++) {
                sample[i] = in.readDouble();
            }
        }
        return drift;
    }

    private static void readBins(InputDrift drift, int input, DataInput in) throws IOException {
        double[] bounds = new double[Binary.readCount(in)];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = in.readDouble();
        }
        drift.bounds[input] = bounds;
        for (int cell = 0; cell < InputDrift.CELLS; cell++) {
            drift.trained[input][cell] = Binary.readCount(in);
            drift.recent[input][cell] = Binary.readCount(in);
        }
    }
}
