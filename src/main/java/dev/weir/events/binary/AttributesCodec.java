package dev.weir.events.binary;

import dev.weir.events.Attributes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of {@link Attributes}. */
public final class AttributesCodec implements Codec<Attributes> {
    private static final int VERSION = 1;

    private final ValueCodec values = new ValueCodec();

    /** Creates a codec. */
    public AttributesCodec() {}

    @Override
    public void write(Attributes attributes, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        values.writeNamed(attributes.values(), out);
    }

    @Override
    public Attributes read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "Attributes", in);
        return new Attributes(values.readNamed(in));
    }
}
