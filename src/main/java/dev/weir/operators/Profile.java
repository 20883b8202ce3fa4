package dev.weir.operators;

import dev.weir.engine.Observation;
import dev.weir.engine.ProfileState;
import dev.weir.engine.Profiler;
import dev.weir.engine.Routed;
import dev.weir.engine.Rulebook;
import dev.weir.engine.RulebookUpdate;
import dev.weir.engine.Rulebooks;
import dev.weir.engine.Signal;
import dev.weir.engine.SubjectMessage;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps what each key remembers, and answers for it. An event whose epoch has not come yet waits for it. */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Profile extends KeyedBroadcastProcessFunction<String, Routed, RulebookUpdate, SubjectMessage>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final long HELD_LOOK_MILLIS = 1_000;
    private static final ListStateDescriptor<Routed> HELD = new ListStateDescriptor<>("held", RecordTypes.ROUTED);

    private final JobSettings settings;
    private transient RulebookHistory history;
    private transient Profiler profiler;
    private transient ValueState<ProfileState> profile;
    private transient ListState<Routed> held;
    private transient KeyedMemory memory;
    private transient Counter errors;

    /** With what the job was told. */
    public Profile(JobSettings settings) {
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
        profiler = new Profiler(settings.engine());
        profile = getRuntimeContext().getState(new ValueStateDescriptor<>("profile", RecordTypes.PROFILE));
        held = getRuntimeContext().getListState(HELD);
        memory = new KeyedMemory(getRuntimeContext(), settings.engine().deduplicationMillis());
        errors = getRuntimeContext().getMetricGroup().counter("errors");
    }

    @Override
    public void processElement(Routed routed, ReadOnlyContext ctx, Collector<SubjectMessage> out) throws Exception {
        if (routed.epoch() > history.rulebooks().epoch()) {
            held.add(routed);
            ctx.timerService().registerEventTimeTimer(routed.event().timestampMillis());
            return;
        }
        ProfileState state = observe(
                routed,
                ctx.timerService().currentProcessingTime(),
                ctx.timerService().currentWatermark(),
                out);
        setTimer(state, ctx.timerService());
        profile.update(state);
    }

    @Override
    public void processBroadcastElement(RulebookUpdate update, Context ctx, Collector<SubjectMessage> out)
            throws Exception {
        history.hear(update, ctx.getBroadcastState(RulebookBroadcast.UPDATES));
        ctx.applyToKeyedState(HELD, (key, waiting) -> {
            Waiting<Routed> split = Waiting.split(
                    waiting.get(), Routed::epoch, history.rulebooks().epoch());
            for (Routed routed : split.due()) {
                profile.update(observe(routed, ctx.currentProcessingTime(), ctx.currentWatermark(), out));
            }
            waiting.update(split.later());
        });
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext ctx, Collector<SubjectMessage> out) throws Exception {
        ProfileState state = profile.value();
        if (state == null) {
            lookAgainIfHeld(ctx.timerService());
        } else if (profiler.expire(timerMillis, state, memory)) {
            setTimer(state, ctx.timerService());
            profile.update(state);
        } else {
            profile.clear();
            memory.clear();
        }
    }

    private ProfileState observe(Routed routed, long nowMillis, long watermarkMillis, Collector<SubjectMessage> out)
            throws Exception {
        Rulebooks rulebooks = history.rulebooks();
        Rulebook rulebook = rulebooks.at(routed.epoch());
        ProfileState known = profile.value();
        ProfileState state = known == null ? new ProfileState() : known;
        boolean latest = routed.epoch() == rulebooks.epoch();
        Observation seen = profiler.observe(routed, rulebook, latest, state, memory, nowMillis, watermarkMillis);
        for (Signal signal : seen.signals()) {
            out.collect(signal);
        }
        errors.inc(seen.errors());
        return state;
    }

    private void setTimer(ProfileState state, TimerService timers) {
        long timerMillis = profiler.claimTimer(state);
        if (timerMillis != Profiler.NO_TIMER) {
            timers.registerEventTimeTimer(timerMillis);
        }
    }

    /** An event that was held is observed when a broadcast comes, and a broadcast cannot set a timer for its key. */
    private void lookAgainIfHeld(TimerService timers) throws Exception {
        if (held.get().iterator().hasNext()) {
            timers.registerEventTimeTimer(timers.currentWatermark() + HELD_LOOK_MILLIS);
        }
    }
}
