package dev.weir.features;

import dev.weir.events.binary.Codec;
import dev.weir.features.series.Segment;
import dev.weir.features.series.SegmentCodec;
import dev.weir.features.series.SegmentStore;
import dev.weir.features.series.Series;
import dev.weir.features.series.SeriesCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Segments in their binary form in a map, with a count of what was asked for. */
public final class SegmentsInMemory implements SegmentStore {
    private final Map<Long, byte[]> segments = new HashMap<>();
    private long lastId;
    private int loads;

    @Override
    public long newId() {
        return ++lastId;
    }

    @Override
    public Segment load(long id) {
        loads++;
        return read(new SegmentCodec(), Objects.requireNonNull(segments.get(id), "no such segment"));
    }

    @Override
    public void put(long id, Segment segment) {
        segments.put(id, bytes(new SegmentCodec(), segment));
    }

    @Override
    public void remove(long id) {
        segments.remove(id);
    }

    public int loads() {
        return loads;
    }

    public int count() {
        return segments.size();
    }

    long totalBytes() {
        long total = 0;
        for (byte[] segment : segments.values()) {
            total += segment.length;
        }
        return total;
    }

    /** A series that went through its binary form. */
    static Series reread(Series series) {
        return read(new SeriesCodec(), bytes(new SeriesCodec(), series));
    }

    /** How long the binary form of a series is. */
    static int sizeOf(Series series) {
        return bytes(new SeriesCodec(), series).length;
    }

    private static <T> byte[] bytes(Codec<T> codec, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            codec.write(value, new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(Codec<T> codec, byte[] bytes) {
        try {
            return codec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
