package dev.weir.operators.stream;

import dev.weir.operators.SerializedSize;
import dev.weir.operators.SnapshotRhythm;
import dev.weir.operators.metrics.CacheMetrics;
import dev.weir.operators.metrics.StateAccess;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * A write-behind cache in front of a state backend that keeps values encoded: a value that is used often is neither
 * read nor decoded again. A changed value is written later, a few at a time: {@value #REST_MILLIS} ms after its first
 * change, earlier if changed values fill more than a part of the cache, and in any case before it is evicted and before
 * each snapshot. So a busy key is written once in that time. Towards the time when a checkpoint is expected, values rest
 * no longer than it is until then, down to {@value #SHORT_REST_MILLIS} ms: only what changed in the last moment is left
 * to write while events wait. Only keys that are busy in these seconds are written more often for it, about five times. The
 * cache itself is not part of a checkpoint: a restart begins with an empty one.
 *
 * <p>Size: about the bytes that it is allowed, plus the values of the current event. A value counts with the size that
 * it had when it was last read or written, plus an estimate of what each change since then added. For use by the
 * operator's thread.
 */
final class CachedValue<S> implements KeyedValue<S> {
    static final int REST_MILLIS = 3_000;
    static final int SHORT_REST_MILLIS = 100;

    /**
     * Changed values may take one part in {@value} of the cache before they are written; this limits what a checkpoint
     * has to write.
     */
    private static final int UNWRITTEN_PART = 2;
    /** The most values written for one event, so that no event waits long. */
    private static final int WRITTEN_AT_ONCE = 4;

    private final Store<S> store;
    private final Supplier<S> unknown;
    private final CacheMetrics metrics;
    private final long maxBytes;
    private final long maxUnwrittenBytes;
    /** In the order of last use, least recently used first. */
    private final Map<String, Cached<S>> values = new LinkedHashMap<>(16, 0.75f, true);
    /** In the order of their first unwritten change. */
    private final Map<String, Cached<S>> unwritten = new LinkedHashMap<>();

    private final SnapshotRhythm rhythm = new SnapshotRhythm();

    private @Nullable Cached<S> found;
    private @Nullable Cached<S> firstChanged;
    private long bytes;
    private long unwrittenBytes;
    private long nowMillis;

    /**
     * Creates an empty cache.
     *
     * @param unknown supplies the value of a new key
     */
    CachedValue(Store<S> store, Supplier<S> unknown, int maxBytes, CacheMetrics metrics) {
        this.store = store;
        this.unknown = unknown;
        this.metrics = metrics;
        this.maxBytes = maxBytes;
        this.maxUnwrittenBytes = maxBytes / UNWRITTEN_PART;
        metrics.show(() -> bytes, () -> unwrittenBytes);
    }

    /**
     * The state that the cache is in front of.
     *
     * @param keys gets and sets the current key
     * @param scale knows the serialized size of the value last read or written
     */
    record Store<S>(ValueState<S> state, KeyedStateBackend<String> keys, SerializedSize scale, StateAccess access) {

        @Nullable
        S read() throws IOException {
            access.reads().inc();
            return state.value();
        }

        void write(String key, S value) throws IOException {
            access.writes().inc();
            keys.setCurrentKey(key);
            state.update(value);
        }

        void clear() {
            access.writes().inc();
            state.clear();
        }
    }

    /** A value in the cache. */
    private static final class Cached<S> {
        /** The estimated overhead of each value: its key, its map entries and small objects. */
        private static final int OBJECTS_BYTES = 600;
        /** The estimated size of objects as a multiple of their binary form. */
        private static final int TIMES_BINARY = 2;
        /** The estimated bytes that a change adds. */
        private static final int CHANGE_BYTES = 100;

        private final String key;
        private final S value;
        private boolean changed;
        private long changedMillis;
        private long bytes = OBJECTS_BYTES;

        Cached(String key, S value) {
            this.key = key;
            this.value = value;
        }

        void weigh(int binaryBytes) {
            bytes = OBJECTS_BYTES + (long) TIMES_BINARY * binaryBytes;
        }
    }

    @Override
    public Optional<S> find() throws IOException {
        String key = store.keys().getCurrentKey();
        Cached<S> cached = values.get(key);
        if (cached == null) {
            metrics.misses().inc();
            cached = read(key);
        } else {
            metrics.hits().inc();
        }
        found = cached;
        return cached == null ? Optional.empty() : Optional.of(cached.value);
    }

    private @Nullable Cached<S> read(String key) throws IOException {
        S value = store.read();
        if (value == null) {
            return null;
        }
        Cached<S> cached = new Cached<>(key, value);
        cached.weigh(store.scale().bytes());
        add(cached);
        return cached;
    }

    @Override
    public S load() throws IOException {
        return find().orElseGet(unknown);
    }

    @Override
    public void store(S value) {
        Cached<S> cached = found;
        if (cached == null || cached.value != value) {
            String key = store.keys().getCurrentKey();
            remove(key);
            cached = new Cached<>(key, value);
            add(cached);
            found = cached;
        }
        cached.bytes += Cached.CHANGE_BYTES;
        bytes += Cached.CHANGE_BYTES;
        if (cached.changed) {
            unwrittenBytes += Cached.CHANGE_BYTES;
        } else {
            cached.changed = true;
            cached.changedMillis = nowMillis;
            firstChanged = cached;
            unwritten.put(cached.key, cached);
            unwrittenBytes += cached.bytes;
        }
    }

    @Override
    public void clear() {
        remove(store.keys().getCurrentKey());
        found = null;
        store.clear();
    }

    /** Writes the values that are due, and evicts values until the cache is within its bounds. */
    @Override
    public void settle(long now) throws IOException {
        nowMillis = now;
        found = null;
        if (firstChanged != null) { // by the event that ends here, maybe long after the one before
            firstChanged.changedMillis = now;
            firstChanged = null;
        }
        if (!isWriteDue() && bytes <= maxBytes) {
            return;
        }
        String current = store.keys().getCurrentKey();
        for (int i = 0; i < WRITTEN_AT_ONCE && isWriteDue(); i++) {
            Cached<S> first = first(unwritten);
            unwritten.remove(first.key);
            write(first);
        }
        while (bytes > maxBytes) {
            Cached<S> first = first(values);
            if (first.changed) {
                unwritten.remove(first.key);
                write(first);
            }
            remove(first.key);
        }
        store.keys().setCurrentKey(current);
    }

    private boolean isWriteDue() {
        return !unwritten.isEmpty()
                && (unwrittenBytes > maxUnwrittenBytes || first(unwritten).changedMillis + restMillis() <= nowMillis);
    }

    private long restMillis() {
        return Math.max(SHORT_REST_MILLIS, Math.min(REST_MILLIS, rhythm.millisUntilNext(nowMillis)));
    }

    private static <S> Cached<S> first(Map<String, Cached<S>> some) {
        return some.values().iterator().next();
    }

    @Override
    public void writeAll() throws IOException {
        for (Cached<S> cached : unwritten.values()) {
            write(cached);
        }
        unwritten.clear();
    }

    @Override
    public void writeForSnapshot(long now) throws IOException {
        rhythm.snapshot(now);
        writeAll();
    }

    private void write(Cached<S> cached) throws IOException {
        store.write(cached.key, cached.value);
        cached.changed = false;
        unwrittenBytes -= cached.bytes;
        bytes -= cached.bytes;
        cached.weigh(store.scale().bytes());
        bytes += cached.bytes;
    }

    private void add(Cached<S> cached) {
        values.put(cached.key, cached);
        bytes += cached.bytes;
    }

    private void remove(String key) {
        Cached<S> cached = values.remove(key);
        if (cached != null) {
            bytes -= cached.bytes;
            if (cached.changed) {
                unwritten.remove(key);
                unwrittenBytes -= cached.bytes;
            }
        }
    }
}
