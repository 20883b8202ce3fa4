package dev.weir.engine;

import dev.weir.events.Binary;
import dev.weir.events.Codec;
import dev.weir.features.Series;
import dev.weir.features.SeriesCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of a {@link ProfileState}. */
public final class ProfileStateCodec implements Codec<ProfileState> {
    private static final int VERSION = 1;
    private static final SeriesCodec SERIES = new SeriesCodec();

    /** For state to name. */
    public ProfileStateCodec() {}

    @Override
    public void write(ProfileState state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(state.lastSegmentId(), out);
        state.expiry().write(out);
        state.seen().write(out);
        state.stock().write(out);
        Binary.writeCount(state.series().size(), out);
        for (Map.Entry<String, Series> entry : state.series().entrySet()) {
            Binary.writeText(entry.getKey(), out);
            SERIES.write(entry.getValue(), out);
        }
    }

    @Override
    public ProfileState read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "profile", in);
        long lastSegmentId = Binary.readVarLong(in);
        Expiry expiry = Expiry.read(in);
        Seen seen = Seen.read(in);
        StockLevels stock = StockLevels.read(in);
        Map<String, Series> series = new TreeMap<>();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            series.put(Binary.readText(in), SERIES.read(in));
        }
        return new ProfileState(series, seen, stock, expiry, lastSegmentId);
    }
}
