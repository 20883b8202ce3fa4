package dev.weir.models.forest;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.models.Anomaly;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link ForestSample}, with all that it needs to go on as if nothing had happened. */
public final class ForestSampleCodec implements Codec<ForestSample> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public ForestSampleCodec() {}

    @Override
    public void write(ForestSample sample, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(sample.samples, out);
        Binary.writeCount(sample.inputs, out);
        out.writeDouble(sample.decay);
        out.writeLong(sample.seed);
        Binary.writeVarLong(sample.seen, out);
        Binary.writeCount(sample.size, out);
        for (int i = 0; i < sample.size * sample.inputs; i++) {
            out.writeFloat(sample.rows[i]);
        }
    }

    @Override
    public ForestSample read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "ForestSample", in);
        int samples = Binary.readCount(in);
        int inputs = Binary.readCount(in);
        double decay = in.readDouble();
        long seed = in.readLong();
        if (samples < 1 || samples > Anomaly.MOST_SAMPLES || (long) samples * inputs > ForestSample.MOST_NUMBERS) {
            throw new IOException("a sample of " + samples + " rows of " + inputs + " inputs is none that was written");
        }
        ForestSample sample = new ForestSample(samples, inputs, decay, seed);
        sample.seen = Binary.readVarLong(in);
        sample.size = Binary.readCount(in);
        if (sample.size > samples || sample.seen < sample.size) {
            throw new IOException("a sample of " + samples + " rows cannot hold " + sample.size);
        }
        sample.rows = new float[sample.size * inputs];
        for (int i = 0; i < sample.rows.length; i++) {
            sample.rows[i] = in.readFloat();
        }
        return sample;
    }
}
