package dev.weir.operators.savepoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.query.KvStateRegistry;
import org.apache.flink.runtime.state.CheckpointStorageLocationReference;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.FullSnapshotResources;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupedInternalPriorityQueue;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.LocalRecoveryConfig;
import org.apache.flink.runtime.state.SavepointSnapshotStrategy;
import org.apache.flink.runtime.state.UncompressedStreamCompressionDecorator;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackendBuilder;
import org.apache.flink.runtime.state.heap.HeapPriorityQueueSetFactory;
import org.apache.flink.runtime.state.metrics.LatencyTrackingStateConfig;
import org.apache.flink.runtime.state.metrics.SizeTrackingStateConfig;
import org.apache.flink.runtime.state.ttl.TtlTimeProvider;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.api.operators.TimerSerializer;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Copies the state of the keys of an operator, and changes that of some. What nobody asks for is copied as it is: other
 * states, timers, and when entries expire. Memory: the keys of the key groups that are copied at once.
 */
final class KeyedCopy {
    private static final String EVENT_TIMERS = "_timer_state/event_";
    private static final int INITIAL_TIMERS = 128;

    private final int keyGroups;
    private final Map<Integer, List<String>> keys = new HashMap<>();
    private final SavepointCopy.KeyChange change;

    /**
     * Prepares a copy.
     *
     * @param keyGroups how many key groups the operator has
     * @param changed the keys whose state is changed
     */
    KeyedCopy(int keyGroups, Collection<String> changed, SavepointCopy.KeyChange change) {
        this.keyGroups = keyGroups;
        this.change = change;
        for (String key : changed) {
            keys.computeIfAbsent(KeyGroupRangeAssignment.assignToKeyGroup(key, keyGroups), none -> new ArrayList<>())
                    .add(key);
        }
    }

    /** Copies some key groups. */
    KeyedStateHandle copy(Collection<KeyedStateHandle> from, KeyGroupRange range, long id, CheckpointStreamFactory into)
            throws Exception {
        List<KeyedStateHandle> within = new ArrayList<>();
        for (KeyedStateHandle handle : from) {
            KeyedStateHandle part = handle.getIntersection(range);
            if (part != null) {
                within.add(part);
            }
        }
        HeapKeyedStateBackend<String> backend = restored(range, within);
        try {
            Keys current = new Keys(backend);
            for (int group : range) {
                for (String key : keys.getOrDefault(group, List.of())) {
                    backend.setCurrentKey(key);
                    change.apply(key, current);
                }
            }
            return written(backend, id, into);
        } finally {
            backend.dispose();
        }
    }

    private HeapKeyedStateBackend<String> restored(KeyGroupRange range, List<KeyedStateHandle> handles)
            throws Exception {
        return new HeapKeyedStateBackendBuilder<>(
                        new KvStateRegistry().createTaskRegistry(new JobID(), new JobVertexID()),
                        StringSerializer.INSTANCE,
                        Savepoint.loader(),
                        keyGroups,
                        range,
                        new ExecutionConfig(),
                        TtlTimeProvider.DEFAULT,
                        LatencyTrackingStateConfig.disabled(),
                        SizeTrackingStateConfig.disabled(),
                        handles,
                        UncompressedStreamCompressionDecorator.INSTANCE,
                        LocalRecoveryConfig.BACKUP_AND_RECOVERY_DISABLED,
                        new HeapPriorityQueueSetFactory(range, keyGroups, INITIAL_TIMERS),
                        false,
                        new CloseableRegistry())
                .build();
    }

    private static KeyedStateHandle written(
            HeapKeyedStateBackend<String> backend, long id, CheckpointStreamFactory into) throws Exception {
        FullSnapshotResources<String> resources = backend.savepoint().getSnapshotResources();
        return new SavepointSnapshotStrategy<>(resources)
                .asyncSnapshot(resources, id, 0, into, options())
                .get(new CloseableRegistry())
                .getJobManagerOwnedSnapshot();
    }

    static CheckpointOptions options() {
        return CheckpointOptions.alignedNoTimeout(
                SavepointType.savepoint(SavepointFormatType.CANONICAL),
                CheckpointStorageLocationReference.getDefault());
    }

    /** The states of the current key. */
    private static final class Keys implements SavepointCopy.CurrentKey {
        private final HeapKeyedStateBackend<String> backend;
        private final Map<String, KeyGroupedInternalPriorityQueue<TimerHeapInternalTimer<String, VoidNamespace>>>
                timers = new HashMap<>();

        Keys(HeapKeyedStateBackend<String> backend) {
            this.backend = backend;
        }

        @Override
        public <V> ValueState<V> value(ValueStateDescriptor<V> state) {
            return state(state);
        }

        @Override
        public <K, V> MapState<K, V> map(MapStateDescriptor<K, V> state) {
            return state(state);
        }

        private <S extends State> S state(StateDescriptor<S, ?> state) {
            try {
                return backend.getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, state);
            } catch (Exception e) {
                throw new FlinkRuntimeException("the state " + state.getName() + " cannot be read", e);
            }
        }

        @Override
        public void setTimer(String service, long eventMillis) {
            timers.computeIfAbsent(service, this::timersOf)
                    .add(new TimerHeapInternalTimer<>(eventMillis, backend.getCurrentKey(), VoidNamespace.INSTANCE));
        }

        private KeyGroupedInternalPriorityQueue<TimerHeapInternalTimer<String, VoidNamespace>> timersOf(
                String service) {
            return backend.create(
                    EVENT_TIMERS + service,
                    new TimerSerializer<>(StringSerializer.INSTANCE, VoidNamespaceSerializer.INSTANCE));
        }
    }
}
