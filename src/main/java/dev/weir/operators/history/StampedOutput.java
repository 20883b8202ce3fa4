package dev.weir.operators.history;

import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * An output whose records get an {@link OrderStamp} on their way. Whoever sends them may send the same object again with
 * another value and the same timestamp, so it is not changed.
 */
final class StampedOutput<T> implements Output<StreamRecord<T>> {
    private final Output<StreamRecord<T>> output;
    private final Stamps stamps;

    /** Gives a record its stamp. */
    @FunctionalInterface
    interface Stamps {
        /** Returns the stamp of a record that leaves, which has a timestamp if Flink gave it one. */
        long of(StreamRecord<?> leaving);
    }

    StampedOutput(Output<StreamRecord<T>> output, Stamps stamps) {
        this.output = output;
        this.stamps = stamps;
    }

    @Override
    public void collect(StreamRecord<T> leaving) {
        output.collect(new StreamRecord<>(leaving.getValue(), stamps.of(leaving)));
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> leaving) {
        output.collect(tag, new StreamRecord<>(leaving.getValue(), stamps.of(leaving)));
    }

    @Override
    public void emitWatermark(Watermark mark) {
        output.emitWatermark(mark);
    }

    @Override
    public void emitWatermark(WatermarkEvent mark) {
        output.emitWatermark(mark);
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {
        // A history is never idle.
    }

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {
        output.emitLatencyMarker(marker);
    }

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {
        output.emitRecordAttributes(attributes);
    }

    @Override
    public void close() {
        output.close();
    }
}
