package dev.weir.engine.profile;

import dev.weir.engine.date.KeyDates;
import dev.weir.engine.dedup.DeduplicationWindow;
import dev.weir.engine.dedup.TimeToLive;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.features.series.Series;
import dev.weir.features.series.SeriesCodec;
import dev.weir.patterns.match.PatternState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of a {@link ProfileState}. */
public final class ProfileStateCodec implements Codec<ProfileState> {
    private static final int VERSION = 3;
    private static final int WITHOUT_DATES = 2;
    private static final int WITHOUT_PATTERNS = 1;
    private static final SeriesCodec SERIES = new SeriesCodec();

    /** Creates a codec. */
    public ProfileStateCodec() {}

    @Override
    public void write(ProfileState state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeVarLong(state.lastSegmentId(), out);
        state.timeToLive().write(out);
        state.deduplication().write(out);
        state.rows().write(out);
        Binary.writeCount(state.series().size(), out);
        for (Map.Entry<String, Series> entry : state.series().entrySet()) {
            Binary.writeText(entry.getKey(), out);
            SERIES.write(entry.getValue(), out);
        }
        Binary.writeZigZag(state.patternTimerMillis(), out);
        Binary.writeCount(state.patterns().size(), out);
        for (Map.Entry<String, HeldPattern> entry : state.patterns().entrySet()) {
            Binary.writeText(entry.getKey(), out);
            entry.getValue().write(out);
        }
        out.writeBoolean(state.hasDates());
        if (state.hasDates()) {
            state.dates().write(out);
        }
    }

    @Override
    public ProfileState read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "profile", in);
        long lastSegmentId = Binary.readVarLong(in);
        TimeToLive timeToLive = TimeToLive.read(in);
        DeduplicationWindow deduplication = DeduplicationWindow.read(in);
        LatestRows rows = LatestRows.read(in);
        Map<String, Series> series = new TreeMap<>();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            series.put(Binary.readText(in), SERIES.read(in));
        }
        long patternTimer = version == WITHOUT_PATTERNS ? PatternState.NO_TIMER : Binary.readZigZag(in);
        Map<String, HeldPattern> patterns = version == WITHOUT_PATTERNS ? new TreeMap<>() : patterns(in);
        ProfileState state =
                new ProfileState(series, deduplication, rows, patterns, timeToLive, lastSegmentId, patternTimer);
        if (version > WITHOUT_DATES && in.readBoolean()) {
            state.setDates(KeyDates.read(in));
        }
        return state;
    }

    private static Map<String, HeldPattern> patterns(DataInput in) throws IOException {
        Map<String, HeldPattern> patterns = new TreeMap<>();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            patterns.put(Binary.readText(in), HeldPattern.read(in));
        }
        return patterns;
    }
}
