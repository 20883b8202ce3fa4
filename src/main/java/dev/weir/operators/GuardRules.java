package dev.weir.operators;

import dev.weir.engine.GuardSettings;
import dev.weir.engine.GuardTally;
import dev.weir.engine.Guards;
import dev.weir.events.RuleStatus;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Watches what rules do, over all instances, and asks for those to be switched off that fail too often or block too much.
 * Of parallelism 1. What it asks goes to the topic of answers, from which the Rulebook hears it: it alone begins an epoch.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
public final class GuardRules extends ProcessFunction<GuardTally, RuleStatus> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final GuardSettings settings;
    private transient Guards guards;
    private transient ListState<Guards> state;

    /** With what the job was told. */
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
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.update(List.of(guards));
    }

    @Override
    public void processElement(GuardTally tally, Context ctx, Collector<RuleStatus> out) {
        long nowMillis = ctx.timerService().currentProcessingTime();
        for (RuleStatus status : guards.hear(tally, settings)) {
            out.collect(status.givenAt(nowMillis));
        }
    }
}
