package dev.weir.engine.train;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link LabelledExample}. */
public final class LabelledExampleCodec implements Codec<LabelledExample> {
    private static final int VERSION = 1;

    private final ExampleCodec examples = new ExampleCodec();

    /** Creates a codec. */
    public LabelledExampleCodec() {}

    @Override
    public void write(LabelledExample labelled, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        examples.write(labelled.example(), out);
        Binary.writeZigZag(labelled.labelMillis(), out);
        out.writeBoolean(labelled.positive());
        out.writeBoolean(labelled.corrects());
    }

    @Override
    public LabelledExample read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "labelled example", in);
        return new LabelledExample(examples.read(in), Binary.readZigZag(in), in.readBoolean(), in.readBoolean());
    }
}
