package dev.weir.engine.train;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** The binary form of a {@link ModelChange}. */
public final class ModelChangeCodec implements Codec<ModelChange> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public ModelChangeCodec() {}

    @Override
    public void write(ModelChange change, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(change.model(), out);
        out.writeBoolean(change.challenger());
        writeText(change.document(), out);
        out.writeBoolean(change.isNews());
    }

    @Override
    public ModelChange read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "change of a model", in);
        return new ModelChange(Binary.readText(in), in.readBoolean(), readText(in), in.readBoolean());
    }

    static void writeText(Optional<String> text, DataOutput out) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            Binary.writeText(text.get(), out);
        }
    }

    static Optional<String> readText(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(Binary.readText(in)) : Optional.empty();
    }
}
