package dev.weir.models.forest;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.models.Anomaly;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** The binary form of a {@link ForestSample}, and the text that a document has of it. */
public final class ForestSampleCodec implements Codec<ForestSample> {
    private static final int VERSION = 1;
    private static final int MOST_HEADER_BYTES = 48;

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
        if (samples < 1 || samples > Anomaly.MOST_SAMPLES || inputs < 1 || !ForestSample.isBounded(samples, inputs)) {
            throw new IOException("a sample of " + samples + " rows of " + inputs + " inputs is none that was written");
        }
        long seen = Binary.readVarLong(in);
        int size = Binary.readCount(in);
        if (size > samples || seen < size) {
            throw new IOException("a sample of " + samples + " rows cannot hold " + size);
        }
        float[] rows = new float[size * inputs];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = in.readFloat();
        }
        return new ForestSample(samples, inputs, decay, seed, seen, rows);
    }

    /** Returns it as it stands in a document: base64 of its binary form. */
    public static String text(ForestSample sample) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new ForestSampleCodec().write(sample, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IOException if it is something else
     */
    public static ForestSample ofText(String learned) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(learned);
            return new ForestSampleCodec().read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Returns how many rows of so many inputs a text of so many characters has room for, 0 or more. */
    public static int rowsInText(int characters, int inputs) {
        long bytes = (long) characters / 4 * 3 - MOST_HEADER_BYTES;
        return (int) Math.max(0, bytes / Float.BYTES / inputs);
    }
}
