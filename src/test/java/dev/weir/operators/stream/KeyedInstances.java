package dev.weir.operators.stream;

import dev.weir.QuickFlushes;
import dev.weir.engine.message.EpochTagged;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.operators.Watched;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.TestableKeyedStateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.rocksdb.RocksDB;

/** The instances of a keyed operator, each in Flink's harness, with elements sent to the instance of their key. */
public final class KeyedInstances<I extends EpochTagged, O> implements AutoCloseable {
    public static final int MAX_PARALLELISM = 8;

    /** Where state is kept. */
    public enum Backend {
        HEAP,
        ROCKSDB;

        StateBackend make() {
            if (this == HEAP) {
                return new HashMapStateBackend();
            }
            EmbeddedRocksDBStateBackend rocks = new EmbeddedRocksDBStateBackend();
            rocks.getMemoryConfiguration().setFixedMemoryPerSlot("64mb");
            rocks.setRocksDBOptions(new QuickFlushes());
            return rocks;
        }
    }

    /** What is the same for all instances and restarts of a room. */
    public record Plan<I extends EpochTagged, O>(
            Supplier<? extends KeyedOperator<I, ?, ?, O>> function,
            KeySelector<I, String> key,
            TypeInformation<O> output) {}

    private final Plan<I, O> plan;
    private final Backend backend;
    private final List<KeyedBroadcastOperatorTestHarness<String, I, RulebookUpdate, O>> instances = new ArrayList<>();
    private final List<KeyedOperator<I, ?, ?, O>> rooms = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();

    public KeyedInstances(Plan<I, O> plan, Backend backend, int parallelism) throws Exception {
        this(plan, backend, parallelism, 0, new OperatorSubtaskState[0]);
    }

    private KeyedInstances(
            Plan<I, O> plan, Backend backend, int parallelism, int before, OperatorSubtaskState[] snapshots)
            throws Exception {
        this.plan = plan;
        this.backend = backend;
        for (int instance = 0; instance < parallelism; instance++) {
            KeyedOperator<I, ?, ?, O> function = plan.function().get();
            var operator = new WriteBehindOperator<>(function);
            var harness = new KeyedBroadcastOperatorTestHarness<>(
                    operator, plan.key(), Types.STRING, MAX_PARALLELISM, parallelism, instance);
            harness.setStateBackend(backend.make());
            harness.setup(
                    plan.output().createSerializer(harness.getExecutionConfig().getSerializerConfig()));
            Watched eyes = new Watched();
            eyes.watch(function);
            if (snapshots.length > 0) {
                harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        AbstractStreamOperatorTestHarness.repackageState(snapshots),
                        MAX_PARALLELISM,
                        before,
                        parallelism,
                        instance));
            }
            harness.open();
            instances.add(harness);
            rooms.add(function);
            watched.add(eyes);
        }
    }

    /** All instances go on after a snapshot of them. */
    void checkpoint() throws Exception {
        for (var instance : instances) {
            instance.snapshot(1, 1).discardState();
        }
    }

    /** Ends all instances, and starts as many as this from a snapshot of them. */
    public KeyedInstances<I, O> restarted(int parallelism) throws Exception {
        OperatorSubtaskState[] snapshots = new OperatorSubtaskState[instances.size()];
        for (int i = 0; i < snapshots.length; i++) {
            snapshots[i] = instances.get(i).snapshot(1, 1);
        }
        close();
        return new KeyedInstances<>(plan, backend, parallelism, snapshots.length, snapshots);
    }

    public void receive(I element) throws Exception {
        int instance = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                plan.key().getKey(element), MAX_PARALLELISM, instances.size());
        instances.get(instance).processElement(element, 0);
    }

    public void receive(RulebookUpdate update) throws Exception {
        for (int instance = 0; instance < instances.size(); instance++) {
            receive(instance, update);
        }
    }

    public void receive(int instance, RulebookUpdate update) throws Exception {
        instances.get(instance).processBroadcastElement(update, 0);
    }

    public void watermark(long millis) throws Exception {
        for (var instance : instances) {
            instance.watermark(millis);
        }
    }

    /** What Route says of itself; rules are never waited for. */
    void status(WatermarkStatus status) throws Exception {
        for (var instance : instances) {
            instance.getTwoInputOperator().processWatermarkStatus1(status);
            instance.getTwoInputOperator().processWatermarkStatus2(WatermarkStatus.IDLE);
        }
    }

    /** What came out since the last time this was asked, with what was said of time between it. */
    public List<Object> outputAndTime() {
        List<Object> all = new ArrayList<>();
        for (var instance : instances) {
            instance.getOutput()
                    .forEach(one -> all.add(one instanceof StreamRecord<?> record ? record.getValue() : one));
            instance.getOutput().clear();
        }
        return all;
    }

    /** The wall clock goes on to this time. */
    public void clock(long millis) throws Exception {
        for (var instance : instances) {
            instance.setProcessingTime(millis);
        }
    }

    /** What came out since the last time this was asked. */
    public List<O> output() {
        List<O> values = new ArrayList<>();
        for (var instance : instances) {
            values.addAll(instance.extractOutputValues());
            instance.getOutput().clear();
        }
        return values;
    }

    /** All that came out by the side so far. */
    public <S> List<S> aside(OutputTag<S> tag) {
        List<S> values = new ArrayList<>();
        for (var instance : instances) {
            var output = instance.getSideOutput(tag);
            if (output != null) {
                output.forEach(element -> values.add(element.getValue()));
            }
        }
        return values;
    }

    /** Entries of all states of all keys. */
    public int entries() throws Exception {
        int entries = 0;
        for (var room : rooms) {
            room.writeAll();
        }
        for (var instance : instances) {
            entries += ((TestableKeyedStateBackend<?>) instance.getOperator().getKeyedStateBackend())
                    .numKeyValueStateEntries();
        }
        return entries;
    }

    List<KeyedStateBackend<String>> backends() {
        return instances.stream()
                .map(instance -> instance.getOperator().<String>getKeyedStateBackend())
                .toList();
    }

    /** How many entries RocksDB has only in memory, and has not begun to write out. */
    long unflushed() throws Exception {
        Field database = RocksDBKeyedStateBackend.class.getDeclaredField("db");
        database.setAccessible(true);
        long entries = 0;
        for (var backend : backends()) {
            RocksDB rocks = (RocksDB) database.get(backend);
            entries += rocks.getAggregatedLongProperty("rocksdb.num-entries-active-mem-table");
        }
        return entries;
    }

    public int timers() {
        return instances.stream()
                .mapToInt(AbstractStreamOperatorTestHarness::numEventTimeTimers)
                .sum();
    }

    public long count(String counter) {
        return watched.stream().mapToLong(eyes -> eyes.count(counter)).sum();
    }

    /** How many values a histogram took, and the greatest of the latest. */
    List<Long> histogram(String histogram) {
        return List.of(
                watched.stream().mapToLong(eyes -> eyes.taken(histogram)).sum(),
                watched.stream()
                        .mapToLong(eyes -> eyes.greatest(histogram))
                        .max()
                        .orElse(0));
    }

    /** The greatest of what a gauge says. */
    long gauge(String gauge) {
        return watched.stream().mapToLong(eyes -> eyes.gauge(gauge)).max().orElse(0);
    }

    int accesses(String state, String method) {
        return watched.stream().mapToInt(eyes -> eyes.accesses(state, method)).sum();
    }

    @Override
    public void close() throws Exception {
        for (var instance : instances) {
            instance.close();
        }
    }
}
