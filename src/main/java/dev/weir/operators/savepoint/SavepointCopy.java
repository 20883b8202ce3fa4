package dev.weir.operators.savepoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RunnableFuture;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.DefaultOperatorStateBackend;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.SnapshotResult;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.runtime.state.filesystem.FsCheckpointStreamFactory;
import org.apache.flink.runtime.state.filesystem.RelativeFileStateHandle;
import org.apache.flink.util.IOUtils;

/**
 * A copy of a savepoint in which some operators hold something else. The copy needs nothing of the original, and there is
 * no savepoint before {@link #finish}: what was written of one that is closed unfinished is taken away.
 */
public final class SavepointCopy implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    /** How many parts the keys are copied in, so that only a part of them has to fit in memory. */
    private static final int PARTS = 64;

    private final Savepoint from;
    private final Path folder;
    private final FileSystem files;
    private final FsCheckpointStreamFactory into;
    private final Map<OperatorID, OperatorState> operators = new LinkedHashMap<>();
    private final Set<String> replaced = new HashSet<>();
    private boolean finished;

    /** Changes the state of a key. */
    public interface KeyChange {
        /** Changes the state of the current key. */
        void apply(String key, CurrentKey current) throws Exception;
    }

    /** The states of the current key. */
    public interface CurrentKey {
        /** Returns a state with one value. */
        <V> ValueState<V> value(ValueStateDescriptor<V> state);

        /** Returns a state with several values. */
        <K, V> MapState<K, V> map(MapStateDescriptor<K, V> state);

        /** Sets a timer of a timer service in event time, unless it is set. */
        void setTimer(String service, long eventMillis);
    }

    private SavepointCopy(Savepoint from, Path folder, FileSystem files) {
        this.from = from;
        this.folder = folder;
        this.files = files;
        this.into = new FsCheckpointStreamFactory(files, folder, folder, 0, BUFFER_BYTES);
        from.metadata().getOperatorStates().forEach(one -> operators.put(one.getOperatorID(), one));
    }

    /**
     * Begins to copy.
     *
     * @param place the folder of the copy
     * @throws IOException if there is something in it
     */
    public static SavepointCopy of(Savepoint from, String place) throws IOException {
        Path folder = new Path(place);
        FileSystem files = folder.getFileSystem();
        if (files.exists(folder) && (!files.getFileStatus(folder).isDir() || files.listStatus(folder).length > 0)) {
            throw new IOException("there is something at " + place + " already; name a folder that does not exist yet");
        }
        return new SavepointCopy(from, folder.makeQualified(files), files);
    }

    /** Has an operator with one instance hold other elements in a list. */
    public <T> void putList(String uid, ListStateDescriptor<T> state, List<T> elements) throws Exception {
        OperatorState before = from.operator(uid);
        OperatorSubtaskState only = before.getState(0);
        only.getManagedOperatorState().forEach(handle -> replace(handle.getDelegateStateHandle()));
        try (DefaultOperatorStateBackend backend = Savepoint.backend(List.copyOf(only.getManagedOperatorState()))) {
            backend.getListState(state).update(elements);
            RunnableFuture<SnapshotResult<OperatorStateHandle>> written =
                    backend.snapshot(id(), 0, into, KeyedCopy.options());
            written.run();
            OperatorState after = empty(before, before.getParallelism());
            after.putState(
                    0,
                    only.toBuilder()
                            .setManagedOperatorState(StateObjectCollection.singletonOrEmpty(
                                    written.get().getJobManagerOwnedSnapshot()))
                            .build());
            operators.put(after.getOperatorID(), after);
        }
    }

    /** Has some keys of an operator hold something else. */
    public void changeKeys(String uid, Collection<String> keys, KeyChange change) throws Exception {
        OperatorState before = from.operator(uid);
        List<KeyedStateHandle> handles = Savepoint.keyed(before, from.folder().toString());
        handles.forEach(handle -> replace(((KeyGroupsStateHandle) handle).getDelegateStateHandle()));
        KeyedCopy copy = new KeyedCopy(before.getMaxParallelism(), keys, change);
        // One instance can have one part only, and with more instances than before the parts are as small as is wanted:
        // a
        // job restores what any number of instances held.
        int parts = Math.max(before.getParallelism(), Math.min(before.getMaxParallelism(), PARTS));
        OperatorState after = empty(before, parts);
        for (int part = 0; part < parts; part++) {
            KeyGroupRange range = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                    before.getMaxParallelism(), parts, part);
            OperatorSubtaskState same = before.getSubtaskStates().get(part);
            OperatorSubtaskState.Builder builder = same == null ? OperatorSubtaskState.builder() : same.toBuilder();
            after.putState(
                    part,
                    builder.setManagedKeyedState(
                                    StateObjectCollection.singletonOrEmpty(copy.copy(handles, range, id(), into)))
                            .build());
        }
        operators.put(after.getOperatorID(), after);
    }

    /** Notes that the file of a state is not needed. Every state of a savepoint has a file of its own. */
    private void replace(StreamStateHandle state) {
        if (state instanceof RelativeFileStateHandle file) {
            replaced.add(file.getRelativePath());
        }
    }

    private long id() {
        return from.metadata().getCheckpointId();
    }

    private static OperatorState empty(OperatorState of, int parallelism) {
        OperatorState empty = new OperatorState(
                of.getOperatorName().orElse(""),
                of.getOperatorUid().orElse(""),
                of.getOperatorID(),
                parallelism,
                of.getMaxParallelism());
        empty.setCoordinatorState(of.getCoordinatorState());
        return empty;
    }

    /** Copies what is the same, and completes the copy. */
    public void finish() throws IOException {
        for (FileStatus file : files(from.folder())) {
            if (!replaced.contains(file.getPath().getName())) {
                copy(file.getPath(), new Path(folder, file.getPath().getName()));
            }
        }
        CheckpointMetadata before = from.metadata();
        Path last = new Path(folder, AbstractFsCheckpointStorageAccess.METADATA_FILE_NAME);
        try (FSDataOutputStream out = files.create(last, WriteMode.NO_OVERWRITE)) {
            Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(
                            before.getCheckpointId(),
                            operators.values(),
                            before.getMasterStates(),
                            before.getCheckpointProperties()),
                    out);
        }
        finished = true;
    }

    /** Takes away what was written, unless it is finished; there was nothing in the folder before. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            files.delete(folder, true);
        }
    }

    private static List<FileStatus> files(Path folder) throws IOException {
        List<FileStatus> all = new ArrayList<>();
        for (FileStatus file : folder.getFileSystem().listStatus(folder)) {
            if (!file.isDir()
                    && !file.getPath().getName().equals(AbstractFsCheckpointStorageAccess.METADATA_FILE_NAME)) {
                all.add(file);
            }
        }
        return all;
    }

    private void copy(Path file, Path to) throws IOException {
        try (FSDataInputStream in = file.getFileSystem().open(file);
                FSDataOutputStream out = files.create(to, WriteMode.NO_OVERWRITE)) {
            IOUtils.copyBytes(in, out, BUFFER_BYTES, false);
        }
    }
}
