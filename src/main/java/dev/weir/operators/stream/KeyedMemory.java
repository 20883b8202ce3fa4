package dev.weir.operators.stream;

import dev.weir.engine.dedup.DeduplicationEntry;
import dev.weir.engine.profile.KeyMemory;
import dev.weir.engine.profile.ProfileState;
import dev.weir.features.series.Segment;
import dev.weir.features.series.SegmentStore;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.metrics.StateAccess;
import dev.weir.operators.stream.WriteBehindOperator.SeenEvents;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * The state of the current key besides its one value: segments of long series, and events that a busy key saw lately.
 */
public final class KeyedMemory implements KeyMemory {
    private static final long ENTRIES_BETWEEN_CLOCK_READS = 1_000;
    private static final int ENTRIES_CLEANED_PER_ACCESS = 10;

    private final StateAccess access;
    private final Optional<SeenEvents> elsewhere;
    private final MapState<Long, Segment> segments;
    private final MapState<Long, DeduplicationEntry> seen;
    /** State of earlier releases with unkeyed hashes; nothing is added to it. */
    private final MapState<Long, Boolean> formerlySeen;

    /** Where the states of the current key are. */
    public interface MapStates {
        /** Returns one of them. */
        <K, V> MapState<K, V> of(MapStateDescriptor<K, V> descriptor);
    }

    KeyedMemory(RuntimeContext context, long horizonMillis, StateAccess access, Optional<SeenEvents> elsewhere) {
        this(context::getMapState, horizonMillis, access, elsewhere);
    }

    /** Creates the memory of the current key of a state backend, outside of a job. */
    public KeyedMemory(MapStates states, long horizonMillis) {
        this(states, horizonMillis, new StateAccess(new SimpleCounter(), new SimpleCounter()), Optional.empty());
    }

    private KeyedMemory(MapStates states, long horizonMillis, StateAccess access, Optional<SeenEvents> elsewhere) {
        this.access = access;
        this.elsewhere = elsewhere;
        segments = states.of(new MapStateDescriptor<>("segments", Types.LONG, RecordTypes.SEGMENT));
        seen = states.of(seenLately(horizonMillis));
        formerlySeen =
                states.of(forgetting(new MapStateDescriptor<>("seen", Types.LONG, Types.BOOLEAN), horizonMillis));
    }

    /** Describes entries that expire after the horizon. */
    static MapStateDescriptor<Long, DeduplicationEntry> seenLately(long horizonMillis) {
        return forgetting(new MapStateDescriptor<>("seen-events", Types.LONG, RecordTypes.SEEN_EVENT), horizonMillis);
    }

    private static <V> MapStateDescriptor<Long, V> forgetting(MapStateDescriptor<Long, V> seen, long horizonMillis) {
        seen.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofMillis(horizonMillis))
                .cleanupInRocksdbCompactFilter(ENTRIES_BETWEEN_CLOCK_READS)
                .cleanupIncrementally(ENTRIES_CLEANED_PER_ACCESS, false)
                .build());
        return seen;
    }

    void clear() {
        segments.clear();
        seen.clear();
        formerlySeen.clear();
        elsewhere.ifPresent(SeenEvents::forget);
    }

    @Override
    public Optional<DeduplicationEntry> find(long fingerprint) {
        return elsewhere.isPresent()
                ? elsewhere.get().find(fingerprint)
                : reading(() -> Optional.ofNullable(seen.get(fingerprint)));
    }

    @Override
    public void add(long fingerprint, DeduplicationEntry event) {
        if (elsewhere.isPresent()) {
            elsewhere.get().add(fingerprint, event);
            return;
        }
        writing(() -> {
            seen.put(fingerprint, event);
            return true;
        });
    }

    @Override
    public boolean containsFormer(long fingerprint) {
        return reading(() -> formerlySeen.contains(fingerprint));
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
                return reading(() -> segments.get(id));
            }

            @Override
            public void put(long id, Segment segment) {
                writing(() -> {
                    segments.put(id, segment);
                    return true;
                });
            }

            @Override
            public void remove(long id) {
                writing(() -> {
                    segments.remove(id);
                    return true;
                });
            }
        };
    }

    private <T> T reading(StateCall<T> call) {
        access.reads().inc();
        return calling("read", call);
    }

    private void writing(StateCall<Boolean> call) {
        access.writes().inc();
        calling("write", call);
    }

    /** State access fails only when the backend does, and then the job restarts. */
    private static <T> T calling(String what, StateCall<T> call) {
        try {
            return call.make();
        } catch (Exception e) {
            throw new FlinkRuntimeException("the state backend failed to " + what, e);
        }
    }

    @FunctionalInterface
    private interface StateCall<T> {
        T make() throws Exception;
    }
}
