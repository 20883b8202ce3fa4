package dev.weir.patterns.match;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.jspecify.annotations.Nullable;

/** The maps that a shared buffer works on: those of the current state. */
final class HostedMaps {
    private PatternState state = new PatternState();
    private boolean changed;

    void over(PatternState next) {
        state = next;
    }

    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    MapState<?, ?> events() {
        return new Hosted<>(() -> state.events());
    }

    MapState<?, ?> nodes() {
        return new Hosted<>(() -> state.nodes());
    }

    /**
     * Returns the number of events per timestamp, by which the buffer numbers events with the same time. It is not
     * stored but derived from the held events: Flink forgets the stored count once time has passed, and an event
     * arriving after that would get the number of one that is still held, and replace it.
     */
    MapState<?, ?> counts() {
        return new Counts();
    }

    private final class Hosted<K, V> implements MapState<K, V> {
        private final Supplier<Map<K, V>> map;

        Hosted(Supplier<Map<K, V>> map) {
            this.map = map;
        }

        @Override
        public @Nullable V get(K key) {
            return map.get().get(key);
        }

        @Override
        public void put(K key, V value) {
            changed |= map.get().put(key, value) == null;
        }

        @Override
        public void putAll(Map<K, V> values) {
            values.forEach(this::put);
        }

        @Override
        public void remove(K key) {
            changed |= map.get().remove(key) != null;
        }

        @Override
        public boolean contains(K key) {
            return map.get().containsKey(key);
        }

        @Override
        public Iterable<Map.Entry<K, V>> entries() {
            return map.get().entrySet();
        }

        @Override
        public Iterable<K> keys() {
            return map.get().keySet();
        }

        @Override
        public Iterable<V> values() {
            return map.get().values();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return map.get().entrySet().iterator();
        }

        @Override
        public boolean isEmpty() {
            return map.get().isEmpty();
        }

        @Override
        public void clear() {
            map.get().clear();
        }
    }

    private final class Counts implements MapState<Long, Integer> {

        @Override
        public @Nullable Integer get(Long timestamp) {
            NavigableMap<EventId, ?> events = state.events();
            EventId last = events.floorKey(new EventId(Integer.MAX_VALUE, timestamp));
            return last == null || last.getTimestamp() != timestamp ? null : last.getId() + 1;
        }

        @Override
        public void put(Long timestamp, Integer count) {}

        @Override
        public void putAll(Map<Long, Integer> counts) {}

        @Override
        public void remove(Long timestamp) {}

        @Override
        public boolean contains(Long timestamp) {
            return get(timestamp) != null;
        }

        @Override
        public Iterable<Map.Entry<Long, Integer>> entries() {
            return Set.of();
        }

        @Override
        public Iterable<Long> keys() {
            return List.of();
        }

        @Override
        public Iterable<Integer> values() {
            return List.of();
        }

        @Override
        public Iterator<Map.Entry<Long, Integer>> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public void clear() {}
    }
}
