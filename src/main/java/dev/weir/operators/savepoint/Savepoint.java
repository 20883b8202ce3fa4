package dev.weir.operators.savepoint;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.DefaultOperatorStateBackend;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.SavepointKeyedStateHandle;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.streaming.api.graph.StreamGraphHasherV2;

/** A savepoint, in any file system that Flink knows. */
public final class Savepoint {
    private final Path folder;
    private final CheckpointMetadata metadata;

    private Savepoint(Path folder, CheckpointMetadata metadata) {
        this.folder = folder;
        this.metadata = metadata;
    }

    /**
     * Reads what there is in a savepoint, not the states themselves.
     *
     * @throws IOException if there is none, or if it cannot be read
     */
    public static Savepoint open(String place) throws IOException {
        CompletedCheckpointStorageLocation found;
        try {
            found = AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(place);
        } catch (IOException e) {
            throw new IOException(
                    "there is no savepoint at " + place + " (" + e.getMessage()
                            + "); 'flink stop JOB_ID' takes one, and says where it is",
                    e);
        }
        try (DataInputStream in = new DataInputStream(found.getMetadataHandle().openInputStream())) {
            CheckpointMetadata metadata = Checkpoints.loadCheckpointMetadata(in, loader(), found.getExternalPointer());
            return new Savepoint(new Path(found.getExternalPointer()), metadata);
        }
    }

    static ClassLoader loader() {
        return Objects.requireNonNull(Savepoint.class.getClassLoader(), "the loader of this class");
    }

    Path folder() {
        return folder;
    }

    CheckpointMetadata metadata() {
        return metadata;
    }

    /** Returns the state of an operator; empty if it has none. */
    Optional<OperatorState> find(String uid) {
        OperatorID id = new OperatorID(StreamGraphHasherV2.generateUserSpecifiedHash(uid));
        return metadata.getOperatorStates().stream()
                .filter(state -> state.getOperatorID().equals(id))
                .findFirst();
    }

    /**
     * Returns the state of an operator.
     *
     * @throws IOException if it has none: the savepoint is of another job
     */
    OperatorState operator(String uid) throws IOException {
        return find(uid)
                .orElseThrow(() -> new IOException("the savepoint " + folder + " has no operator '" + uid
                        + "': it is of another job than Weir, or of another job config"));
    }

    /** Returns the elements of a list that an operator holds, of all of its instances; none if it holds nothing. */
    public <T> List<T> list(String uid, ListStateDescriptor<T> state) throws Exception {
        List<OperatorStateHandle> handles = new ArrayList<>();
        find(uid)
                .ifPresent(operator ->
                        operator.getStates().forEach(instance -> handles.addAll(instance.getManagedOperatorState())));
        List<T> all = new ArrayList<>();
        try (DefaultOperatorStateBackend backend = backend(handles)) {
            backend.getListState(state).get().forEach(all::add);
        }
        return all;
    }

    /** Returns a broadcast state of an operator, which all instances have alike. */
    public <K extends Comparable<K>, V> Map<K, V> broadcast(String uid, MapStateDescriptor<K, V> state)
            throws Exception {
        OperatorSubtaskState first =
                operator(uid).getStates().stream().findFirst().orElseThrow();
        Map<K, V> all = new TreeMap<>();
        try (DefaultOperatorStateBackend backend = backend(List.copyOf(first.getManagedOperatorState()))) {
            BroadcastState<K, V> read = backend.getBroadcastState(state);
            read.entries().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        }
        return all;
    }

    /**
     * Returns if the states of the keys of an operator can be copied and changed.
     *
     * @throws IOException if they are in the form of one state backend, or if there is no such operator
     */
    public void checkKeys(String uid) throws IOException {
        keyed(operator(uid), folder.toString());
    }

    /** Returns the states of an operator that are not of keys, so that they can be read and changed. */
    static DefaultOperatorStateBackend backend(List<OperatorStateHandle> handles) throws IOException {
        return new DefaultOperatorStateBackendBuilder(
                        loader(), new ExecutionConfig(), false, handles, new CloseableRegistry())
                .build();
    }

    /**
     * Returns the states of the keys of an operator.
     *
     * @throws IOException if they are in the form of one state backend
     */
    static List<KeyedStateHandle> keyed(OperatorState operator, String place) throws IOException {
        List<KeyedStateHandle> handles = new ArrayList<>();
        for (OperatorSubtaskState instance : operator.getStates()) {
            handles.addAll(instance.getManagedKeyedState());
        }
        for (KeyedStateHandle handle : handles) {
            if (!(handle instanceof SavepointKeyedStateHandle)) {
                throw new IOException(
                        place + " is a checkpoint, or a savepoint in the form of one state backend; take one"
                                + " with 'flink stop --type canonical JOB_ID'");
            }
        }
        return handles;
    }
}
