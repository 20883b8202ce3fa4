package dev.weir.operators.train;

import dev.weir.engine.seal.TrainedSeal;
import dev.weir.engine.train.Publication;
import dev.weir.operators.RecordTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Seals the versions that the job trained with the key that the Rulebook sends over the other input; they wait for it.
 * Runs with parallelism 1, so that versions of a model stay in order.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
public final class SealVersions extends CoProcessFunction<Publication, byte[], Publication>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private transient ListState<byte[]> keyState;
    private transient ListState<Publication> unsealedState;
    private transient List<Publication> unsealed;
    private transient Optional<byte[]> key;

    /** Creates an operator. */
    public SealVersions() {}

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        keyState = context.getOperatorStateStore()
                .getListState(
                        new ListStateDescriptor<>("seal-key", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        key = Optional.empty();
        for (byte[] saved : keyState.get()) {
            key = Optional.of(saved);
        }
        unsealedState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("unsealed", RecordTypes.PUBLICATION));
        unsealed = new ArrayList<>();
        unsealedState.get().forEach(unsealed::add);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        keyState.update(key.map(List::of).orElse(List.of()));
        unsealedState.update(unsealed);
    }

    @Override
    public void processElement1(Publication version, Context ctx, Collector<Publication> out) {
        unsealed.add(version);
        seal(out);
    }

    @Override
    public void processElement2(byte[] given, Context ctx, Collector<Publication> out) {
        key = Optional.of(given);
        seal(out);
    }

    private void seal(Collector<Publication> out) {
        key.map(TrainedSeal::new).ifPresent(seal -> {
            for (Publication version : unsealed) {
                out.collect(version.sealed(seal.of(version.keyUtf8(), version.utf8())));
            }
            unsealed.clear();
        });
    }
}
