package dev.weir.engine;

import dev.weir.features.Segment;
import dev.weir.features.SegmentCodec;
import dev.weir.features.SegmentStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What an operator lends a key, in maps: segments in their binary form, and an overflow that never forgets. */
public final class KeyedInMemory implements KeyMemory {
    private final Map<Long, byte[]> segments = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private int asked;

    @Override
    public boolean contains(long fingerprint) {
        asked++;
        return seen.contains(fingerprint);
    }

    @Override
    public void add(long fingerprint) {
        seen.add(fingerprint);
    }

    /** How often it was asked whether it contains something. */
    int asked() {
        return asked;
    }

    int segmentCount() {
        return segments.size();
    }

    int seenCount() {
        return seen.size();
    }

    @Override
    public SegmentStore segments(ProfileState state) {
        return new SegmentStore() {
            @Override
            public long newId() {
                return state.newSegmentId();
            }

            @Override
            public Segment load(long id) {
                return Bytes.read(new SegmentCodec(), Objects.requireNonNull(segments.get(id), "no such segment"));
            }

            @Override
            public void put(long id, Segment segment) {
                segments.put(id, Bytes.of(new SegmentCodec(), segment));
            }

            @Override
            public void remove(long id) {
                segments.remove(id);
            }
        };
    }
}
