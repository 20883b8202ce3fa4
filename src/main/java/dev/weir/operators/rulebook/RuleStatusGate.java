package dev.weir.operators.rulebook;

import dev.weir.engine.message.Acknowledgement;
import dev.weir.events.answer.RuleStatus;
import dev.weir.operators.RecordTypes;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.util.Collector;

/** Emits the answer to a rule update once every instance decides with it. Runs with parallelism 1. */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class RuleStatusGate extends CoProcessFunction<RuleStatus, Acknowledgement, RuleStatus>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private transient AnswerGate answers;
    private transient ListState<RuleStatus> state;

    /** Creates a gate without waiting answers. */
    public RuleStatusGate() {}

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        answers = new AnswerGate();
        state = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("waiting", RecordTypes.RULE_STATUS));
        for (RuleStatus waiting : state.get()) {
            answers.answer(waiting);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.update(answers.waiting());
    }

    @Override
    public void processElement1(RuleStatus status, Context ctx, Collector<RuleStatus> out) {
        give(answers.answer(status), ctx.timerService().currentProcessingTime(), out);
    }

    @Override
    public void processElement2(Acknowledgement acknowledgement, Context ctx, Collector<RuleStatus> out) {
        give(answers.acknowledge(acknowledgement), ctx.timerService().currentProcessingTime(), out);
    }

    private static void give(List<RuleStatus> released, long nowMillis, Collector<RuleStatus> out) {
        for (RuleStatus status : released) {
            out.collect(status.givenAt(nowMillis));
        }
    }
}
