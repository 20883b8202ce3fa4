package dev.weir.operators.history;

import dev.weir.engine.date.KeyDates;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.EpochTagged;
import dev.weir.engine.message.JobTime;
import dev.weir.operators.JobSettings;
import dev.weir.operators.stream.KeyedOperator;
import dev.weir.operators.stream.WriteBehindOperator;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.InputSelectable;
import org.apache.flink.streaming.api.operators.InputSelection;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * The operator of Profile or of Decide over a history. Messages wait until a watermark says that nothing that comes
 * before them is on its way any more, and are processed in the order of their {@link OrderStamp}, whichever instances
 * they come from: first what is due by the event time that an event brings along, in the order of when it is due, then
 * the event, then what that event made due at once. The clock is that of the history. It is what an engine without a
 * cluster does, so the decisions are the same at any parallelism.
 *
 * <p>It reads all rules before the first message, and it is not for checkpoints: messages that wait are in none.
 *
 * @param <M> messages
 * @param <O> the main output
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
public final class InOrderOperator<M extends EpochTagged, O> extends WriteBehindOperator<M, O>
        implements InputSelectable, BoundedMultiInput {
    private static final long serialVersionUID = 1L;

    private static final int RULES = 2;

    private final long latenessMillis;
    private final long deduplicationMillis;
    private transient PriorityQueue<Waiting<M>> waiting;
    private transient StreamRecord<M> record;
    private transient boolean rulesRead;
    private transient long arrived;
    private transient JobTime moment;
    /** The event time up to which what was due has been processed. */
    private transient long passedMillis;

    private transient boolean atEvent;
    private transient boolean late;
    private transient long stamp;

    /** A message that waits. */
    private record Waiting<M>(long stamp, String key, long arrived, M message) {}

    /**
     * Creates the operator of Profile or of Decide.
     *
     * @param settings of which the lateness and how long repetitions are recognised are used
     */
    public InOrderOperator(KeyedOperator<M, ?, ?, O> function, JobSettings settings) {
        super(function);
        this.latenessMillis = settings.latenessMillis();
        this.deduplicationMillis = settings.engine().deduplicationMillis();
    }

    @Override
    protected void setup(StreamTask<?, ?> task, StreamConfig config, Output<StreamRecord<O>> out) {
        super.setup(task, config, new StampedOutput<>(out, this::stampOf));
    }

    /** What results from a message stays at its place; what was due has the place of when it was. */
    private long stampOf(StreamRecord<?> leaving) {
        return atEvent || late ? stamp : OrderStamp.due(leaving.getTimestamp());
    }

    @Override
    public void open() throws Exception {
        waiting = new PriorityQueue<>(Comparator.<Waiting<M>>comparingLong(Waiting::stamp)
                .thenComparing(Waiting::key)
                .thenComparingLong(Waiting::arrived));
        record = new StreamRecord<>(null);
        passedMillis = OrderStamp.LEAST_MILLIS;
        moment = new JobTime(passedMillis + latenessMillis, passedMillis);
        super.open();
    }

    @Override
    protected Optional<SeenEvents> seenElsewhere() {
        return Optional.of(
                new SeenByKey(() -> (String) getCurrentKey(), () -> moment.nowMillis(), deduplicationMillis));
    }

    @Override
    protected JobTime momentOf(TimerService timers) {
        return moment;
    }

    @Override
    public InputSelection nextSelection() {
        return rulesRead ? InputSelection.ALL : InputSelection.SECOND;
    }

    @Override
    public void endInput(int input) {
        rulesRead |= input == RULES;
    }

    /** Matches that are due at the same time are in the order of their keys, as timers are. */
    @Override
    public void processElement1(StreamRecord<M> element) {
        M message = element.getValue();
        String key = message instanceof CompletedMatches matches && OrderStamp.isDue(element.getTimestamp())
                ? matches.key()
                : "";
        waiting.add(new Waiting<>(element.getTimestamp(), key, arrived++, message));
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        if (mark.getTimestamp() < Long.MAX_VALUE) {
            release(mark.getTimestamp());
        }
        output.emitWatermark(mark);
    }

    private void release(long until) throws Exception {
        long reachedMillis = OrderStamp.millis(until);
        moment = new JobTime(reachedMillis + latenessMillis, reachedMillis);
        for (Waiting<M> next = waiting.peek(); next != null && next.stamp <= until; next = waiting.peek()) {
            waiting.remove();
            // what is due at the same time as a match is due here comes after it
            pass(OrderStamp.isDue(next.stamp) ? OrderStamp.millis(next.stamp) - 1 : reachedMillis);
            stamp = next.stamp;
            atEvent = true;
            record.replace(next.message, next.stamp);
            setKeyContextElement1(record);
            super.processElement1(record);
            atEvent = false;
        }
        pass(reachedMillis);
        stamp = until;
        late = true;
        timeServiceManager.advanceWatermark(new Watermark(reachedMillis));
        late = false;
    }

    /** Processes what is due up to a time, unless that was done. */
    private void pass(long millis) throws Exception {
        if (millis > passedMillis) {
            timeServiceManager.advanceWatermark(new Watermark(millis));
            passedMillis = millis;
        }
    }

    /** What is due at one key is processed as of when it is due: what is due earlier may still follow at others. */
    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        JobTime now = moment;
        if (KeyDates.isKnown(timer.getTimestamp())) {
            moment = new JobTime(now.nowMillis(), Math.max(timer.getTimestamp(), passedMillis));
        }
        super.onEventTime(timer);
        moment = now;
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // Rules have no event time.
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // A history is never idle.
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {
        // A history is never idle.
    }
}
