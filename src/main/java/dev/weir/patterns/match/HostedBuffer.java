package dev.weir.patterns.match;

import java.time.Duration;
import org.apache.flink.api.common.state.AggregatingState;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingState;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.cep.configuration.SharedBufferCacheConfig;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;

/**
 * One of Flink's shared buffers over the maps of the current {@link PatternState}. There is one for all patterns: each
 * buffer starts a thread (which is stopped here), and the names of its three states are fixed.
 */
final class HostedBuffer implements KeyedStateStore {
    private static final Duration NO_STATISTICS = Duration.ofDays(1);

    private final HostedMaps maps = new HostedMaps();
    private final SharedBuffer<Candidate> buffer;

    HostedBuffer() {
        // The caches are unbounded: current data is in memory anyway, and closing the accessor empties them.
        buffer = new SharedBuffer<>(
                this,
                new Candidate.Serializer(),
                new SharedBufferCacheConfig(Integer.MAX_VALUE, Integer.MAX_VALUE, NO_STATISTICS));
        buffer.releaseCacheStatisticsTimer();
    }

    /**
     * Puts a state under the buffer. The changes made by an accessor are in the state's maps once the accessor is
     * closed.
     */
    SharedBufferAccessor<Candidate> over(PatternState state) {
        maps.over(state);
        return buffer.getAccessor();
    }

    /** Returns whether the maps gained or lost entries since the last call. */
    boolean takeChanged() {
        return maps.takeChanged();
    }

    @Override
    @SuppressWarnings("unchecked") // the serializer of the keys tells which of the buffer's three maps is requested
    public <K, V> MapState<K, V> getMapState(MapStateDescriptor<K, V> descriptor) {
        Object keys = descriptor.getKeySerializer();
        if (keys instanceof EventId.EventIdSerializer) {
            return (MapState<K, V>) maps.events();
        }
        return keys instanceof NodeId.NodeIdSerializer ? (MapState<K, V>) maps.nodes() : (MapState<K, V>) maps.counts();
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        throw notAsked();
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        throw notAsked();
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        throw notAsked();
    }

    @Override
    public <I, A, O> AggregatingState<I, O> getAggregatingState(AggregatingStateDescriptor<I, A, O> descriptor) {
        throw notAsked();
    }

    @Override
    public <T> org.apache.flink.api.common.state.v2.ValueState<T> getValueState(
            org.apache.flink.api.common.state.v2.ValueStateDescriptor<T> descriptor) {
        throw notAsked();
    }

    @Override
    public <T> org.apache.flink.api.common.state.v2.ListState<T> getListState(
            org.apache.flink.api.common.state.v2.ListStateDescriptor<T> descriptor) {
        throw notAsked();
    }

    @Override
    public <K, V> org.apache.flink.api.common.state.v2.MapState<K, V> getMapState(
            org.apache.flink.api.common.state.v2.MapStateDescriptor<K, V> descriptor) {
        throw notAsked();
    }

    @Override
    public <T> org.apache.flink.api.common.state.v2.ReducingState<T> getReducingState(
            org.apache.flink.api.common.state.v2.ReducingStateDescriptor<T> descriptor) {
        throw notAsked();
    }

    @Override
    public <I, A, O> org.apache.flink.api.common.state.v2.AggregatingState<I, O> getAggregatingState(
            org.apache.flink.api.common.state.v2.AggregatingStateDescriptor<I, A, O> descriptor) {
        throw notAsked();
    }

    @Override
    public String getBackendTypeIdentifier() {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("a shared buffer asks for maps only");
    }
}
