package dev.weir.operators.stream;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.operators.Ingested;
import dev.weir.operators.JobSettings;
import dev.weir.operators.metrics.EventCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.operators.TimestampsAndWatermarksOperator.WatermarkEmitter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Applies {@link EventTime} to a stream. Counts {@code late}: events no later than the watermark that their stream had
 * already reached; windows and patterns take them like any other, as far as their bounds allow. Counts {@code
 * aheadOfClock}: events ahead of the wall clock by more than the lateness, which are also decided like any other.
 *
 * <p>Rows of declared tables pass without moving it: a stream of them is quiet.
 *
 * <p>An event contains its own time; the timestamp of Flink's stream record says when the Kafka record of the event was
 * written. Unlike Flink's own operator it stores the event time it has reached, so that what waits for event time still
 * does after a restart, even if nothing more arrives on the stream.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class EventTimeOperator extends AbstractStreamOperator<Event>
        implements OneInputStreamOperator<Ingested, Event>, ProcessingTimeCallback {
    private static final long serialVersionUID = 1L;

    private final EventType type;
    private final long latenessMillis;
    private transient EventTime eventTime;
    private transient ListState<Long> state;
    private transient List<Long> reachedBefore;
    private transient WatermarkEmitter emitter;
    private transient long intervalMillis;
    private transient EventCounter late;
    private transient EventCounter aheadOfClock;

    /** Creates the operator for events of one type, with these settings. */
    public EventTimeOperator(EventType type, JobSettings settings) {
        this.type = type;
        this.latenessMillis = settings.latenessMillis();
    }

    /**
     * After rescaling the former times cannot be assigned to instances: all continue from the one that was furthest
     * behind.
     */
    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("eventTime", Types.LONG));
        reachedBefore = new ArrayList<>();
        state.get().forEach(reachedBefore::add);
    }

    @Override
    public void open() throws Exception {
        super.open();
        eventTime = new EventTime(latenessMillis, this::now);
        reachedBefore.stream().mapToLong(Long::longValue).min().ifPresent(eventTime::resume);
        emitter = new WatermarkEmitter(output);
        late = new EventCounter(getMetricGroup(), "late", Set.of(type));
        aheadOfClock = new EventCounter(getMetricGroup(), "aheadOfClock", Set.of(type));
        intervalMillis = getExecutionConfig().getAutoWatermarkInterval();
        emitLater();
    }

    @Override
    public void processElement(StreamRecord<Ingested> element) {
        Ingested ingested = element.getValue();
        Event event = ingested.event();
        if (!event.movesTime()) {
            output.collect(element.replace(event));
            return;
        }
        if (eventTime.isLate(event.timestampMillis())) {
            late.inc(type);
        }
        long writtenMillis = element.hasTimestamp() ? element.getTimestamp() : Long.MAX_VALUE;
        if (eventTime.receive(ingested.partition(), event.timestampMillis(), writtenMillis)) {
            emitter.markActive();
        } else {
            aheadOfClock.inc(type);
        }
        output.collect(element.replace(event));
    }

    @Override
    public void onProcessingTime(long timestampMillis) {
        eventTime.emit(emitter);
        emitLater();
    }

    /** The final watermark of a bounded stream ends its time; other watermarks of the source are ignored. */
    @Override
    public void processWatermark(Watermark mark) {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            emitter.emitWatermark(new org.apache.flink.api.common.eventtime.Watermark(Long.MAX_VALUE));
        }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // A stream is idle when it is quiet, whatever the source says.
    }

    @Override
    public void finish() throws Exception {
        super.finish();
        eventTime.emit(emitter);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        long reachedMillis = eventTime.reachedMillis();
        state.update(reachedMillis == Long.MIN_VALUE ? List.of() : List.of(reachedMillis));
    }

    private void emitLater() {
        // A failing timer fails the task by itself, so the future can be ignored.
        if (intervalMillis > 0) {
            var unused = getProcessingTimeService().registerTimer(now() + intervalMillis, this);
        }
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }
}
