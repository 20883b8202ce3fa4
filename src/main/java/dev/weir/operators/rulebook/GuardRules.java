package dev.weir.operators.rulebook;

import dev.weir.engine.guard.Guards;
import dev.weir.engine.guard.TallyReport;
import dev.weir.engine.plan.GuardSettings;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.answer.RuleStatus;
import dev.weir.operators.JobSettings;
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
 * Monitors what rules do, over all instances, and requests that those be switched off that fail too often or block too
 * much. Runs with parallelism 1. Its requests go to the topic of answers, from which the Rulebook reads them: only the
 * Rulebook begins epochs. Each request is sealed with the key that the Rulebook sends over the other input, and waits
 * for that key.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
public final class GuardRules extends CoProcessFunction<TallyReport, byte[], RuleStatus>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final GuardSettings settings;
    private transient Guards guards;
    private transient ListState<Guards> state;
    private transient ListState<byte[]> keyState;
    private transient ListState<RuleStatus> unsealedState;
    private transient List<RuleStatus> unsealed;
    private transient Optional<byte[]> key;

    /** Creates an operator with these settings. */
    public GuardRules(JobSettings settings) {
        this.settings = settings.guards();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        guards = new Guards();
        state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("guards", RecordTypes.GUARDS));
        for (Guards saved : state.get()) {
            guards = saved;
        }
        keyState = context.getOperatorStateStore()
                .getListState(
                        new ListStateDescriptor<>("seal-key", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        key = Optional.empty();
        for (byte[] saved : keyState.get()) {
            key = Optional.of(saved);
        }
        unsealedState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("unsealed", RecordTypes.RULE_STATUS));
        unsealed = new ArrayList<>();
        unsealedState.get().forEach(unsealed::add);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.update(List.of(guards));
        keyState.update(key.map(List::of).orElse(List.of()));
        unsealedState.update(unsealed);
    }

    @Override
    public void processElement1(TallyReport report, Context ctx, Collector<RuleStatus> out) {
        List<RuleStatus> asked = guards.receive(report, settings);
        if (!asked.isEmpty()) {
            unsealed.addAll(asked);
            ask(ctx.timerService().currentProcessingTime(), out);
        }
    }

    @Override
    public void processElement2(byte[] given, Context ctx, Collector<RuleStatus> out) {
        key = Optional.of(given);
        ask(ctx.timerService().currentProcessingTime(), out);
    }

    private void ask(long nowMillis, Collector<RuleStatus> out) {
        key.map(SwitchOffSeal::new).ifPresent(seal -> {
            for (RuleStatus status : unsealed) {
                out.collect(seal.sealed(status).givenAt(nowMillis));
            }
            unsealed.clear();
        });
    }
}
