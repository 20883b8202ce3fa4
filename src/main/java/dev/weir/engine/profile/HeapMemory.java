package dev.weir.engine.profile;

import dev.weir.engine.dedup.DeduplicationEntry;
import dev.weir.features.series.Segment;
import dev.weir.features.series.SegmentCodec;
import dev.weir.features.series.SegmentStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The storage of a key on the heap: segments in their binary form, so that a segment that was loaded and not stored
 * again is lost as it would be under Flink, and an overflow that forgets an event when its horizon has passed since it
 * came here. What knows a key by its name extends this: an object of its own would cost every event a cache miss.
 */
public class HeapMemory implements KeyMemory {
    private static final SegmentCodec CODEC = new SegmentCodec();

    /** Most keys need neither and share empty maps. */
    private Map<Long, byte[]> segments = Map.of();

    /** Those that came here in the present horizon, which begins at a time, and those that came in the one before. */
    private Map<Long, Seen> seen = Map.of();

    private Map<Long, Seen> seenBefore = Map.of();
    private long changedMillis = Long.MIN_VALUE;
    private long nowMillis = Long.MIN_VALUE;
    private long horizonMillis = Long.MAX_VALUE;

    /** Creates the storage of a new key. */
    public HeapMemory() {}

    private record Seen(DeduplicationEntry event, long endMillis) {}

    /** Sets the time of the wall clock, and how long after it an event that is added now is forgotten; returns this. */
    public final HeapMemory at(long clockMillis, long forMillis) {
        nowMillis = clockMillis;
        horizonMillis = forMillis;
        return this;
    }

    @Override
    public final Optional<DeduplicationEntry> find(long fingerprint) {
        Seen latest = seen.get(fingerprint);
        Seen known = latest == null ? seenBefore.get(fingerprint) : latest;
        return known == null || known.endMillis <= nowMillis ? Optional.empty() : Optional.of(known.event);
    }

    @Override
    public final void add(long fingerprint, DeduplicationEntry event) {
        if (seen.isEmpty() || nowMillis - changedMillis >= horizonMillis) {
            seenBefore = seen;
            seen = new HashMap<>();
            changedMillis = nowMillis;
        }
        boolean never = nowMillis > Long.MAX_VALUE - horizonMillis;
        seen.put(fingerprint, new Seen(event, never ? Long.MAX_VALUE : nowMillis + horizonMillis));
    }

    /** Returns false: no earlier release ran on the heap. */
    @Override
    public final boolean containsFormer(long fingerprint) {
        return false;
    }

    @Override
    public final SegmentStore segments(ProfileState state) {
        return new SegmentStore() {
            @Override
            public long newId() {
                return state.newSegmentId();
            }

            @Override
            public Segment load(long id) {
                return read(Objects.requireNonNull(segments.get(id), "no such segment"));
            }

            @Override
            public void put(long id, Segment segment) {
                if (segments.isEmpty()) {
                    segments = new HashMap<>();
                }
                segments.put(id, written(segment));
            }

            @Override
            public void remove(long id) {
                if (!segments.isEmpty()) {
                    segments.remove(id);
                }
            }
        };
    }

    private static byte[] written(Segment segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CODEC.write(segment, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static Segment read(byte[] bytes) {
        try {
            return CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written here can be read", e);
        }
    }
}
