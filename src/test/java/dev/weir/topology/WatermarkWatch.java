package dev.weir.topology;

import dev.weir.events.answer.Decision;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Notes how far event time has come behind Decide, and lets everything pass. */
final class WatermarkWatch extends AbstractStreamOperator<Decision>
        implements OneInputStreamOperator<Decision, Decision> {
    private static final long serialVersionUID = 1L;

    static final AtomicLong LATEST_MILLIS = new AtomicLong(Long.MIN_VALUE);

    @Override
    public void processElement(StreamRecord<Decision> element) {
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        LATEST_MILLIS.accumulateAndGet(mark.getTimestamp(), Math::max);
        super.processWatermark(mark);
    }
}
