package dev.weir.features.series;

import dev.weir.events.binary.Codec;
import dev.weir.features.column.Entries;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.SeriesKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a segment: version, kind, entries. */
public final class SegmentCodec implements Codec<Segment> {
    private static final byte VERSION = 1;

    @Override
    public void write(Segment segment, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(segment.entries().kind().code());
        PackedWriter packed = new PackedWriter();
        segment.entries().write(packed);
        packed.writeTo(out);
    }

    @Override
    public Segment read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("a segment of version " + version + "; this program reads version " + VERSION);
        }
        SeriesKind kind = SeriesKind.ofCode(in.readByte());
        return new Segment(Entries.read(kind, PackedReader.readFrom(in)));
    }
}
