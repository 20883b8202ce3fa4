package dev.weir.engine.train;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link Publication}. */
public final class PublicationCodec implements Codec<Publication> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public PublicationCodec() {}

    @Override
    public void write(Publication publication, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(publication.key(), out);
        Binary.writeVarLong(publication.version(), out);
        Binary.writeText(publication.document(), out);
        Binary.writeText(publication.seal(), out);
    }

    @Override
    public Publication read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "publication", in);
        return new Publication(
                Binary.readText(in), (int) Binary.readVarLong(in), Binary.readText(in), Binary.readText(in));
    }
}
