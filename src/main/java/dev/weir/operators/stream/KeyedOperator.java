package dev.weir.operators.stream;

import dev.weir.engine.dedup.ExpiringState;
import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.message.EpochTagged;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.Event;
import dev.weir.operators.CodecTypeInformation;
import dev.weir.operators.JobSettings;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.keys.KeyWalk;
import dev.weir.operators.metrics.StateAccess;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The common part of Profile and Decide. A message arrives at its key. If its rulebook has not arrived it is held;
 * otherwise the key's one value is loaded, the engine called, and the value stored. A broadcast releases the held
 * messages. A timer makes the key be forgotten. An event at which the job failed twice in a row is set aside.
 *
 * @param <M> messages
 * @param <W> what a message leads to: one request or several, or none yet
 * @param <S> the one value of a key
 * @param <O> the main output
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public abstract class KeyedOperator<M extends EpochTagged, W extends EpochTagged, S extends ExpiringState, O>
        extends KeyedBroadcastProcessFunction<String, M, RulebookUpdate, O> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final JobSettings settings;
    private final ListStateDescriptor<M> heldState;
    private final String valueName;
    private final CodecTypeInformation<S> valueType;
    private transient RulebookHistory history;
    private transient EpochHold<M> hold;
    private transient KeyedStateBackend<String> backend;
    private transient WriteBehindOperator<?, ?> operator;
    private transient KeyedValue<S> value;
    private transient KeyLifetime lifetime;
    private transient KeyedMemory memory;
    private transient QuarantineList quarantineList;

    /**
     * Creates an operator with these settings.
     *
     * @param messages the type of held messages
     * @param valueName the name of the state that holds the one value of a key
     */
    KeyedOperator(
            JobSettings settings, TypeInformation<M> messages, String valueName, CodecTypeInformation<S> valueType) {
        this.settings = settings;
        this.heldState = new ListStateDescriptor<>("held", messages);
        this.valueName = valueName;
        this.valueType = valueType;
    }

    /** Returns the value of a new key. */
    abstract S unknown();

    /** Prepares for work, and registers metrics. */
    abstract void start(MetricGroup metrics);

    /** Returns the work that results from a message whose epoch is known. */
    abstract List<W> workOf(M message);

    /** Returns the event that a piece of work is about. */
    abstract Event eventOf(W work);

    /** Calls the engine and emits the results; returns whether the value of the key has to be stored. */
    abstract boolean take(W work, Rulebook rulebook, S state, Invocation<O> invocation);

    /** Skips work that is set aside. */
    abstract void setAside(W work, String why, Invocation<O> invocation);

    /** Restores the part of a checkpoint that is not keyed state. */
    void restore(FunctionInitializationContext context) throws Exception {}

    /** Saves the part of a checkpoint that is not keyed state. */
    void save() throws Exception {}

    /** Sets the additional timer that messages held at the current key need, since a broadcast cannot set one. */
    void setTimerOfHeld(TimerService timers) {}

    /** Sets further timers at the current key, unless they are set. */
    void setFurtherTimers(S state, TimerService timers) {}

    /** Called before the first message, with timers of whatever key is current. */
    void walkBeside(KeyWalk walk, TimerService timers) throws Exception {}

    /** Handles a timer of the current key. */
    void pass(String key, long timerMillis, S state, Invocation<O> invocation) {}

    /** Drops whatever waits for event time at a key. */
    void giveUp(S state, String why) {}

    /** Forgets the value of the current key when its time is over; returns whether anything is left to store. */
    boolean forget(S state) {
        return false;
    }

    /** Called at the end of an update of rules or lists. */
    void endOfUpdate() throws Exception {}

    /** Lets earlier plans go. Called at the start, after an update, and every second. */
    void beat(long nowMillis) {
        history.forgetPlans(nowMillis);
    }

    @Override
    public final void initializeState(FunctionInitializationContext context) throws Exception {
        history = RulebookHistory.restored(settings, context);
        restore(context);
    }

    /** Sets the state backend, and the operator around this. Called before anything else except the restoration of state. */
    final void keepIn(KeyedStateBackend<String> keys, WriteBehindOperator<?, ?> in) {
        backend = keys;
        operator = in;
    }

    /** Flink stores keyed state by itself, right after this: so all of it has to be there. */
    @Override
    public final void snapshotState(FunctionSnapshotContext context) throws Exception {
        value.writeForSnapshot(operator.getProcessingTimeService().getCurrentProcessingTime());
        save();
    }

    /** Writes all state of keys that is only in memory; this changes the current key. */
    final void writeAll() throws Exception {
        value.writeAll();
    }

    @Override
    public final void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        StateAccess access = StateAccess.counted(metrics);
        value = new KeyedValues<>(valueName, valueType, this::unknown)
                .in(backend, getRuntimeContext(), settings.cache(), access);
        hold = new EpochHold<>(heldState, getRuntimeContext(), history.rulebooks());
        operator.holdTimeWith(hold);
        memory = new KeyedMemory(
                getRuntimeContext(), settings.engine().deduplicationMillis(), access, operator.seenElsewhere());
        lifetime = new KeyLifetime(settings.engine().deduplicationMillis());
        quarantineList = QuarantineList.known(settings.quarantine());
        history.showEpoch(metrics);
        start(metrics);
    }

    /** Has the value of the current key changed beside the messages, and its timers set with these. */
    final void visit(BiPredicate<S, JobTime> change, TimerService timers) throws Exception {
        Optional<S> known = value.find();
        if (known.isPresent() && change.test(known.get(), operator.momentOf(timers))) {
            keep(known.get(), timers);
        }
        value.settle(timers.currentProcessingTime());
    }

    final JobSettings settings() {
        return settings;
    }

    final Rulebooks rulebooks() {
        return history.rulebooks();
    }

    /** Returns whether no event of an earlier rulebook can be in flight: what only these used can be forgotten. */
    final boolean isSettled(Rulebook rulebook, JobTime moment) {
        return history.isSettled(rulebook.epoch(), moment.nowMillis());
    }

    final KeyedMemory memory() {
        return memory;
    }

    @Override
    public final void processElement(M message, ReadOnlyContext ctx, Collector<O> out) throws Exception {
        TimerService timers = ctx.timerService();
        Invocation<O> invocation = new Invocation<>(operator.momentOf(timers), out, ctx::output);
        if (hold.holds(message)) {
            S state = value.load();
            lifetime.expect(state, invocation.moment());
            keep(state, timers);
            setTimerOfHeld(timers);
        } else {
            List<W> work = workOf(message);
            if (!work.isEmpty()) {
                S state = value.load();
                if (takeAll(work, state, invocation)) {
                    keep(state, timers);
                }
            }
        }
        value.settle(invocation.moment().nowMillis());
    }

    /** Sets no timer, because a broadcast cannot: every held message has one that goes off with the next watermark. */
    @Override
    public final void processBroadcastElement(RulebookUpdate update, Context ctx, Collector<O> out) throws Exception {
        JobTime moment = new JobTime(ctx.currentProcessingTime(), ctx.currentWatermark());
        history.receive(update, ctx.getBroadcastState(RulebookBroadcast.UPDATES), moment.nowMillis());
        Invocation<O> invocation = new Invocation<>(moment, out, ctx::output);
        ctx.applyToKeyedState(heldState, (key, held) -> {
            S state = value.load();
            for (M due : hold.release(held)) {
                takeAll(workOf(due), state, invocation);
            }
            value.store(state);
            value.settle(moment.nowMillis());
        });
        endOfUpdate();
        beat(moment.nowMillis());
    }

    @Override
    public final void onTimer(long timerMillis, OnTimerContext ctx, Collector<O> out) throws Exception {
        Optional<S> known = value.find();
        if (known.isEmpty()) {
            return;
        }
        S state = known.get();
        TimerService timers = ctx.timerService();
        Invocation<O> invocation = new Invocation<>(operator.momentOf(timers), out, ctx::output);
        boolean holding = hold.isHolding();
        passTime(ctx.getCurrentKey(), timerMillis, state, invocation);
        if (holding) {
            setTimerOfHeld(timers);
        }
        if (!lifetime.isOver(timerMillis, holding, state, invocation.moment()) || forget(state)) {
            keep(state, timers);
        } else {
            value.clear();
            memory.clear();
        }
        value.settle(invocation.moment().nowMillis());
    }

    private void passTime(String key, long timerMillis, S state, Invocation<O> invocation) {
        String why = quarantineList.why(key);
        if (!why.isEmpty()) {
            giveUp(state, why);
        }
        try {
            pass(key, timerMillis, state, invocation);
        } catch (Throwable thrown) { // the state may be half changed: back to the checkpoint
            quarantineList.note(key, thrown);
            throw thrown;
        }
    }

    private boolean takeAll(List<W> all, S state, Invocation<O> invocation) {
        boolean changed = false;
        for (W work : all) {
            Event event = eventOf(work);
            String why = quarantineList.why(event);
            if (!why.isEmpty()) {
                setAside(work, why, invocation);
                continue;
            }
            Rulebook rulebook = history.at(work.epoch(), event, quarantineList);
            try {
                changed |= take(work, rulebook, state, invocation);
            } catch (Throwable thrown) { // the state may be half changed: back to the checkpoint
                quarantineList.note(event, thrown);
                throw thrown;
            }
        }
        return changed;
    }

    /** The one write for a message at its key. */
    private void keep(S state, TimerService timers) throws Exception {
        setTimer(lifetime.claimTimer(state), timers);
        setFurtherTimers(state, timers);
        value.store(state);
    }

    static void setTimer(long millis, TimerService timers) {
        if (millis != KeyLifetime.NO_TIMER) {
            timers.registerEventTimeTimer(millis);
        }
    }
}
