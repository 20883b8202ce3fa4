package dev.weir.realdata;

import dev.weir.engine.KeyMemory;
import dev.weir.engine.ProfileState;
import dev.weir.features.Segment;
import dev.weir.features.SegmentStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a key that has grown out of its one value keeps beside it, on the heap. */
final class LentMemory implements KeyMemory {
    private final Set<Long> seen = new HashSet<>();
    private final Map<Long, Segment> segments = new HashMap<>();

    @Override
    public boolean contains(long fingerprint) {
        return seen.contains(fingerprint);
    }

    @Override
    public void add(long fingerprint) {
        seen.add(fingerprint);
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
                return Objects.requireNonNull(segments.get(id), "no such segment");
            }

            @Override
            public void put(long id, Segment segment) {
                segments.put(id, segment);
            }

            @Override
            public void remove(long id) {
                segments.remove(id);
            }
        };
    }
}
