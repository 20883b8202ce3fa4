package dev.weir.engine.profile;

import dev.weir.engine.dedup.DeduplicationEntry;
import dev.weir.features.series.Segment;
import dev.weir.features.series.SegmentStore;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What an operator lends a key, in maps, which counts what is kept there and how often it is asked. */
public final class KeyedInMemory implements KeyMemory {
    private final HeapMemory memory = new HeapMemory();
    private final Set<Long> seen = new HashSet<>();
    private final Set<Long> segments = new HashSet<>();
    private final Set<Long> former = new HashSet<>();
    private int asked;

    @Override
    public Optional<DeduplicationEntry> find(long fingerprint) {
        asked++;
        return memory.find(fingerprint);
    }

    @Override
    public void add(long fingerprint, DeduplicationEntry event) {
        seen.add(fingerprint);
        memory.add(fingerprint, event);
    }

    @Override
    public boolean containsFormer(long fingerprint) {
        asked++;
        return former.contains(fingerprint);
    }

    @Override
    public SegmentStore segments(ProfileState state) {
        SegmentStore store = memory.segments(state);
        return new SegmentStore() {
            @Override
            public long newId() {
                return store.newId();
            }

            @Override
            public Segment load(long id) {
                return store.load(id);
            }

            @Override
            public void put(long id, Segment segment) {
                segments.add(id);
                store.put(id, segment);
            }

            @Override
            public void remove(long id) {
                segments.remove(id);
                store.remove(id);
            }
        };
    }

    /** As a release before hashes had a key did. */
    public void addFormer(long fingerprint) {
        former.add(fingerprint);
    }

    /** How often it was asked whether it contains something. */
    public int asked() {
        return asked;
    }

    /** How many segments there are. */
    public int segmentCount() {
        return segments.size();
    }

    /** How many fingerprints there are. */
    public int seenCount() {
        return seen.size();
    }
}
