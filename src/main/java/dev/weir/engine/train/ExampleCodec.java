package dev.weir.engine.train;

import dev.weir.engine.score.Example;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an {@link Example}. An input takes 1 byte if it is 0, 3 if it is a small whole number, at most 9. */
public final class ExampleCodec implements Codec<Example> {
    private static final int VERSION = 1;
    private static final int BITS_OF_BYTE = 8;

    /** Creates a codec. */
    public ExampleCodec() {}

    @Override
    public void write(Example example, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(example.model(), out);
        Binary.writeVarLong(example.version(), out);
        Binary.writeText(example.structure(), out);
        Binary.writeText(example.transactionId(), out);
        Binary.writeText(example.subject(), out);
        Binary.writeZigZag(example.eventMillis(), out);
        Binary.writeCount(example.inputs().length, out);
        for (double input : example.inputs()) {
            write(input, out);
        }
        write(example.liveScore(), out);
        write(example.shadowScore(), out);
    }

    @Override
    public Example read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "example", in);
        String model = Binary.readText(in);
        int version = (int) Binary.readVarLong(in);
        String structure = Binary.readText(in);
        String transactionId = Binary.readText(in);
        String subject = Binary.readText(in);
        long eventMillis = Binary.readZigZag(in);
        double[] inputs = new double[Binary.readCount(in)];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = readDouble(in);
        }
        return new Example(
                model, version, structure, transactionId, subject, eventMillis, inputs, readDouble(in), readDouble(in));
    }

    /** Writes the bytes of a number without the zeros at their end, preceded by how many they are. */
    private static void write(double number, DataOutput out) throws IOException {
        long bits = Double.doubleToLongBits(number);
        int bytes = Long.BYTES - Long.numberOfTrailingZeros(bits) / BITS_OF_BYTE;
        out.writeByte(bytes);
        for (int i = 1; i <= bytes; i++) {
            out.writeByte((int) (bits >>> ((Long.BYTES - i) * BITS_OF_BYTE)));
        }
    }

    private static double readDouble(DataInput in) throws IOException {
        int bytes = in.readUnsignedByte();
        if (bytes > Long.BYTES) {
            throw new IOException("a number of " + bytes + " bytes");
        }
        long bits = 0;
        for (int i = 1; i <= bytes; i++) {
            bits |= (long) in.readUnsignedByte() << ((Long.BYTES - i) * BITS_OF_BYTE);
        }
        return Double.longBitsToDouble(bits);
    }
}
