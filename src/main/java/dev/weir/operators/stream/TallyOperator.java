package dev.weir.operators.stream;

import dev.weir.engine.guard.GuardTallies;
import dev.weir.engine.guard.TallyNote;
import dev.weir.engine.guard.TallyReport;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Counts what the rules of one instance did, and sends the counts to Guard every {@value #INTERVAL_MILLIS}
 * milliseconds, so that Guard receives little however many events there are. It has no state in a checkpoint: before
 * one it sends what it has.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
public final class TallyOperator extends AbstractStreamOperator<TallyReport>
        implements OneInputStreamOperator<TallyNote, TallyReport>, ProcessingTimeCallback {
    private static final long serialVersionUID = 1L;
    private static final long INTERVAL_MILLIS = 250;

    private transient GuardTallies tallies;

    /** Creates the operator with an empty tally. */
    public TallyOperator() {}

    @Override
    public void open() throws Exception {
        super.open();
        tallies = new GuardTallies();
        reportLater();
    }

    @Override
    public void processElement(StreamRecord<TallyNote> element) {
        tallies.add(element.getValue());
    }

    @Override
    public void onProcessingTime(long timestampMillis) {
        report();
        reportLater();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        report();
    }

    @Override
    public void finish() throws Exception {
        report();
        super.finish();
    }

    @Override
    public void processWatermark(Watermark mark) {
        // Guard uses the event times in the tallies.
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // Guard needs no watermark status either.
    }

    private void report() {
        for (TallyReport report : TallyReport.of(tallies.take())) {
            output.collect(new StreamRecord<>(report));
        }
    }

    private void reportLater() {
        // A failing timer fails the task by itself, so the future can be ignored.
        var unused = getProcessingTimeService()
                .registerTimer(getProcessingTimeService().getCurrentProcessingTime() + INTERVAL_MILLIS, this);
    }
}
