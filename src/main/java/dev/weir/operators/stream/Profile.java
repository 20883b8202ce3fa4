package dev.weir.operators.stream;

import dev.weir.engine.message.Moment;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.Observation;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.Profiler;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.Suspects;
import dev.weir.operators.metrics.ErrorCounters;
import dev.weir.operators.metrics.SharedSteps;
import dev.weir.operators.metrics.StateAccess;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what each key remembers, and answers for it. An event whose epoch has not come yet waits for it. Counts {@code
 * observed}, an event once at each key that cares about it, {@code errors} and {@code steps}, also of each rule, {@code
 * matchesGaveWay}: open matches of a pattern that were dropped because there were more than may be, {@code lateForPattern}:
 * events that came too late for a pattern that waits for event time, and {@code quarantined}: keys whose open matches were
 * given up since the job failed at them twice in a row.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Profile extends KeyedBroadcastProcessFunction<String, Routed, RulebookUpdate, SubjectMessage>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Profile.class);
    private static final ListStateDescriptor<Routed> HELD = new ListStateDescriptor<>("held", RecordTypes.ROUTED);

    private final JobSettings settings;
    private transient RulebookHistory history;
    private transient Profiler profiler;
    private transient KeyedValue<ProfileState> profile;
    private transient ListState<Routed> held;
    private transient KeyedMemory memory;
    private transient Counter observed;
    private transient ErrorCounters errors;
    private transient SharedSteps steps;
    private transient Counter gaveWay;
    private transient Counter late;
    private transient Counter quarantined;
    private transient Suspects suspects;

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
        steps = new SharedSteps(getRuntimeContext().getMetricGroup());
        profiler = new Profiler(settings.engine(), steps);
        suspects = Suspects.known(settings.quarantine());
        StateAccess access = StateAccess.counted(getRuntimeContext().getMetricGroup());
        profile = new KeyedValue<>(
                getRuntimeContext().getState(new ValueStateDescriptor<>("profile", RecordTypes.PROFILE)),
                ProfileState::new,
                access);
        held = getRuntimeContext().getListState(HELD);
        memory = new KeyedMemory(getRuntimeContext(), settings.engine().deduplicationMillis(), access);
        observed = getRuntimeContext().getMetricGroup().counter("observed");
        errors = new ErrorCounters(getRuntimeContext().getMetricGroup());
        gaveWay = getRuntimeContext().getMetricGroup().counter("matchesGaveWay");
        late = getRuntimeContext().getMetricGroup().counter("lateForPattern");
        quarantined = getRuntimeContext().getMetricGroup().counter("quarantined");
        history.showEpoch(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Routed routed, ReadOnlyContext ctx, Collector<SubjectMessage> out) throws Exception {
        TimerService timers = ctx.timerService();
        Moment moment = new Moment(timers.currentProcessingTime(), timers.currentWatermark());
        ProfileState state = profile.load();
        if (routed.epoch() > history.rulebooks().epoch()) {
            held.add(routed);
            profiler.expect(state, moment);
            keep(state, timers);
            lookAgainSoon(timers);
        } else if (observe(routed, state, moment, out)) {
            keep(state, timers);
        }
        steps.pass(moment.nowMillis());
    }

    /** Sets no timer, as a broadcast cannot: whatever waits has one that goes off when the watermark next moves. */
    @Override
    public void processBroadcastElement(RulebookUpdate update, Context ctx, Collector<SubjectMessage> out)
            throws Exception {
        Moment moment = new Moment(ctx.currentProcessingTime(), ctx.currentWatermark());
        history.hear(update, ctx.getBroadcastState(RulebookBroadcast.UPDATES), moment.nowMillis());
        ctx.applyToKeyedState(HELD, (key, waiting) -> {
            Waiting<Routed> split = Waiting.split(
                    waiting.get(), Routed::epoch, history.rulebooks().epoch());
            ProfileState state = profile.load();
            for (Routed routed : split.due()) {
                observe(routed, state, moment, out);
            }
            profile.store(state);
            waiting.update(split.later());
        });
        steps.settle();
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext ctx, Collector<SubjectMessage> out) throws Exception {
        Optional<ProfileState> known = profile.find();
        if (known.isEmpty()) {
            return;
        }
        ProfileState state = known.get();
        TimerService timers = ctx.timerService();
        Moment moment = new Moment(timers.currentProcessingTime(), timers.currentWatermark());
        boolean waiting = held.get().iterator().hasNext();
        letTimePass(ctx.getCurrentKey(), timerMillis, state, moment, out);
        steps.pass(moment.nowMillis());
        if (waiting) {
            lookAgainSoon(timers);
        }
        if (profiler.expire(timerMillis, waiting, state, memory, moment)) {
            keep(state, timers);
        } else {
            profile.clear();
            memory.clear();
        }
    }

    private void letTimePass(
            String key, long timerMillis, ProfileState state, Moment moment, Collector<SubjectMessage> out) {
        String aside = suspects.why(key);
        if (!aside.isEmpty()) {
            profiler.giveUpMatches(state);
            quarantined.inc();
            LOG.error("the open matches of a key are given up: {}", aside);
        }
        try {
            emit(profiler.pass(key, timerMillis, history.rulebooks().latest(), state, memory, moment), out);
        } catch (Throwable thrown) { // the state may be half changed: back to the checkpoint
            suspects.note(key, thrown);
            throw thrown;
        }
    }

    /** Whether the state changed. */
    private boolean observe(Routed routed, ProfileState state, Moment moment, Collector<SubjectMessage> out) {
        if (!suspects.why(routed.event()).isEmpty()) { // Decide counts it
            emit(profiler.passBy(routed), out);
            return false;
        }
        Rulebook rulebook =
                history.rulebooks().at(routed.epoch()); // one that cannot be planned is no fault of an event
        observed.inc();
        try {
            boolean forgot = history.isSettled(routed.epoch(), moment.nowMillis())
                    && profiler.forgetUnused(routed, rulebook, state, memory);
            Observation seen = profiler.observe(routed, rulebook, state, memory, moment);
            emit(seen, out);
            return forgot || seen.changed();
        } catch (Throwable thrown) { // the state may be half changed: back to the checkpoint
            suspects.note(routed.event(), thrown);
            throw thrown;
        }
    }

    private void emit(Observation seen, Collector<SubjectMessage> out) {
        for (SubjectMessage message : seen.messages()) {
            out.collect(message);
        }
        errors.count(seen.failed());
        gaveWay.inc(seen.gaveWay());
        late.inc(seen.late());
    }

    /** A rule that comes by broadcast lets an event through, but can set no timer for what that opens. */
    private static void lookAgainSoon(TimerService timers) {
        if (timers.currentWatermark() < Long.MAX_VALUE) {
            timers.registerEventTimeTimer(timers.currentWatermark() + 1);
        }
    }

    /** The one write of an event at its key. */
    private void keep(ProfileState state, TimerService timers) throws Exception {
        long timerMillis = profiler.claimTimer(state);
        if (timerMillis != Profiler.NO_TIMER) {
            timers.registerEventTimeTimer(timerMillis);
        }
        long patternTimerMillis = profiler.claimPatternTimer(state);
        if (patternTimerMillis != Profiler.NO_TIMER) {
            timers.registerEventTimeTimer(patternTimerMillis);
        }
        profile.store(state);
    }
}
