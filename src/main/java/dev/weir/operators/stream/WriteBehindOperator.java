package dev.weir.operators.stream;

import dev.weir.engine.dedup.DeduplicationOverflow;
import dev.weir.engine.message.EpochTagged;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.operators.EarlyFlush;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.keys.KeyWalk;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Flink's operator for a keyed and a broadcast stream, extended so that its function can write the values of other keys
 * than the current one, which Flink does not allow functions to do, and so that event time does not overtake messages.
 *
 * @param <M> messages
 * @param <O> the main output
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
public class WriteBehindOperator<M extends EpochTagged, O>
        extends CoBroadcastWithKeyedOperator<String, M, RulebookUpdate, O> {
    private static final long serialVersionUID = 1L;

    /** The name under which the operator that this extends has its timers. */
    public static final String TIMERS = "user-timers";

    /** After how many milliseconds its function does what no message and no update makes it do. */
    static final long BEAT_MILLIS = 1_000;

    private final KeyedOperator<M, ?, ?, O> function;
    private transient EarlyFlush early;
    private transient @Nullable KeyWalk walk;
    private transient @Nullable EpochHold<?> hold;
    private transient @Nullable Watermark held;

    /** Creates the operator of Profile or of Decide. */
    public WriteBehindOperator(KeyedOperator<M, ?, ?, O> function) {
        super(function, List.of(RulebookBroadcast.UPDATES));
        this.function = function;
    }

    @Override
    public void open() throws Exception {
        KeyedStateBackend<String> keys = getKeyedStateBackend();
        function.keepIn(keys, this);
        super.open();
        TimerService timers =
                new SimpleTimerService(getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this));
        walk = new KeyWalk(keys, getProcessingTimeService());
        function.walkBeside(walk, timers);
        early = EarlyFlush.of(keys, getProcessingTimeService());
        beat();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        early.snapshot();
    }

    private void beat() {
        long nowMillis = getProcessingTimeService().getCurrentProcessingTime();
        function.beat(nowMillis);
        // A failing timer fails the task by itself, so the future can be ignored.
        var unused = getProcessingTimeService().registerTimer(nowMillis + BEAT_MILLIS, atMillis -> beat());
    }

    /** Events that busy keys saw lately, kept elsewhere than in their state; for the current key. */
    public interface SeenEvents extends DeduplicationOverflow {
        /** Forgets those of the current key. */
        void forget();
    }

    /** Returns what keeps the events that busy keys saw lately, if that is not their state. */
    protected Optional<SeenEvents> seenElsewhere() {
        return Optional.empty();
    }

    /** Returns the time of the job. */
    protected JobTime momentOf(TimerService timers) {
        return new JobTime(timers.currentProcessingTime(), timers.currentWatermark());
    }

    /** Lets event time wait for these messages; called once, when this is opened. */
    final void holdTimeWith(EpochHold<?> messages) {
        hold = messages;
    }

    private boolean holdsTime() {
        return hold != null && hold.isHoldingAny();
    }

    /** Event time does not overtake messages that are held. */
    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (holdsTime()) {
            held = mark;
        } else {
            super.processWatermark(mark);
        }
    }

    @Override
    public void processElement2(StreamRecord<RulebookUpdate> update) throws Exception {
        super.processElement2(update);
        Watermark behind = held;
        if (behind != null && !holdsTime()) {
            held = null;
            super.processWatermark(behind);
        }
    }

    /**
     * Is never idle for those that follow. They hear from all instances of this, and these from all of Route: each tells
     * them the same times. If one were idle, those that follow would not wait for what is still on its way to it.
     */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (combinedWatermark.updateStatus(input, status.isIdle())) {
            processWatermark(new Watermark(combinedWatermark.getCombinedWatermark()));
        }
    }

    /** A walk reads the backend, which is gone after this. */
    @Override
    public void close() throws Exception {
        if (walk != null) { // it is, if opening failed
            walk.close();
        }
        super.close();
    }
}
