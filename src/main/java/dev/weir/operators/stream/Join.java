package dev.weir.operators.stream;

import dev.weir.engine.join.DecisionJoiner;
import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.join.Mergers;
import dev.weir.events.answer.Decision;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.metrics.DecisionLatency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Joins the parts of decisions for which several subjects were asked. Its key is the event's own subject, and its state
 * the parts that wait for others, for milliseconds. {@code decisionLatencyMillis} is that of Decide for these decisions.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
public final class Join extends KeyedProcessFunction<String, DecisionPart, Decision> {
    private static final long serialVersionUID = 1L;

    private final JobSettings settings;
    private transient DecisionJoiner joiner;
    private transient ListState<DecisionPart> waiting;
    private transient DecisionLatency latency;

    /** Creates an operator with these settings. */
    public Join(JobSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        joiner = new DecisionJoiner(new Mergers(settings.engine().channels()));
        waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("parts", RecordTypes.DECISION_PART));
        latency = getRuntimeContext()
                .getMetricGroup()
                .histogram("decisionLatencyMillis", new DecisionLatency(System::currentTimeMillis));
    }

    @Override
    public void processElement(DecisionPart part, Context ctx, Collector<Decision> out) throws Exception {
        List<DecisionPart> parts = new ArrayList<>();
        waiting.get().forEach(parts::add);
        Optional<DecisionJoiner.Joined> joined = joiner.receive(part, parts);
        waiting.update(parts);
        if (joined.isPresent()) {
            out.collect(joined.get().decision());
            if (joined.get().asEvent().isPresent()) {
                ctx.output(Decide.AS_EVENTS, joined.get().asEvent().get());
            }
            if (part.recordMillis() >= 0) {
                latency.update(ctx.timerService().currentProcessingTime() - part.recordMillis());
            }
        }
    }
}
