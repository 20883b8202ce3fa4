package dev.weir.operators;

import dev.weir.engine.Decider;
import dev.weir.engine.Moment;
import dev.weir.engine.RulebookUpdate;
import dev.weir.engine.SubjectMessage;
import dev.weir.engine.SubjectState;
import dev.weir.engine.Verdict;
import dev.weir.events.Decision;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Makes one decision of an event and its signals. A message whose epoch has not come yet waits for it. */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Decide extends KeyedBroadcastProcessFunction<String, SubjectMessage, RulebookUpdate, Decision>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final ListStateDescriptor<SubjectMessage> HELD =
            new ListStateDescriptor<>("held", RecordTypes.SUBJECT_MESSAGE);

    private final JobSettings settings;
    private transient RulebookHistory history;
    private transient Decider decider;
    private transient ValueState<SubjectState> subject;
    private transient ListState<SubjectMessage> held;
    private transient KeyedMemory memory;
    private transient DecisionCounters counters;

    /** With what the job was told. */
    public Decide(JobSettings settings) {
        this.settings = settings;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        history = RulebookHistory.restored(settings, context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // All state is Flink's own.
    }

    @Override
    public void open(OpenContext context) {
        decider = new Decider(settings.engine());
        subject = getRuntimeContext().getState(new ValueStateDescriptor<>("subject", RecordTypes.SUBJECT));
        held = getRuntimeContext().getListState(HELD);
        memory = new KeyedMemory(getRuntimeContext(), settings.engine().deduplicationMillis());
        counters = new DecisionCounters(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(SubjectMessage message, ReadOnlyContext ctx, Collector<Decision> out) throws Exception {
        TimerService timers = ctx.timerService();
        Moment moment = new Moment(timers.currentProcessingTime(), timers.currentWatermark());
        SubjectState state = known();
        if (message.epoch() > history.rulebooks().epoch()) {
            held.add(message);
            decider.expect(state, moment);
        } else {
            hear(message, state, moment, out);
        }
        setTimer(state, timers);
        subject.update(state);
    }

    /** Sets no timer, as a broadcast cannot: whatever waits has one. */
    @Override
    public void processBroadcastElement(RulebookUpdate update, Context ctx, Collector<Decision> out) throws Exception {
        Moment moment = new Moment(ctx.currentProcessingTime(), ctx.currentWatermark());
        history.hear(update, ctx.getBroadcastState(RulebookBroadcast.UPDATES), moment.nowMillis());
        ctx.applyToKeyedState(HELD, (key, waiting) -> {
            Waiting<SubjectMessage> split = Waiting.split(
                    waiting.get(), SubjectMessage::epoch, history.rulebooks().epoch());
            SubjectState state = known();
            for (SubjectMessage message : split.due()) {
                hear(message, state, moment, out);
            }
            subject.update(state);
            waiting.update(split.later());
        });
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext ctx, Collector<Decision> out) throws Exception {
        SubjectState state = subject.value();
        if (state == null) {
            return;
        }
        TimerService timers = ctx.timerService();
        Moment moment = new Moment(timers.currentProcessingTime(), timers.currentWatermark());
        decider.abandon(history.rulebooks(), state, memory, moment).forEach(verdict -> give(verdict, out));
        boolean waiting = held.get().iterator().hasNext();
        if (decider.isOver(timerMillis, waiting, state, moment)) {
            subject.clear();
            memory.clear();
        } else {
            setTimer(state, timers);
            subject.update(state);
        }
    }

    private SubjectState known() throws Exception {
        SubjectState known = subject.value();
        return known == null ? new SubjectState() : known;
    }

    private void hear(SubjectMessage message, SubjectState state, Moment moment, Collector<Decision> out) {
        give(decider.hear(message, history.rulebooks().at(message.epoch()), state, memory, moment), out);
    }

    private void give(Verdict verdict, Collector<Decision> out) {
        counters.count(verdict);
        if (verdict instanceof Verdict.Decided decided) {
            out.collect(decided.decision());
        }
    }

    private void setTimer(SubjectState state, TimerService timers) {
        long timerMillis = decider.claimTimer(state);
        if (timerMillis != Decider.NO_TIMER) {
            timers.registerEventTimeTimer(timerMillis);
        }
    }
}
