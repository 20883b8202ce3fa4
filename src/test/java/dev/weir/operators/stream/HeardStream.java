package dev.weir.operators.stream;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** A stream of events of which a test says when they are heard, and the event time that is told of it. */
final class HeardStream {
    static final long LATENESS = 500;
    static final String IDLE = "idle";
    private static final long LIVE = Long.MAX_VALUE;

    long nowMillis = 1_700_000_000_000L;
    final EventTime eventTime = new EventTime(LATENESS, () -> nowMillis);
    private final Said said = new Said();

    void event(long atMillis) {
        event(0, atMillis);
    }

    boolean event(int partition, long atMillis) {
        return eventTime.receive(partition, atMillis, LIVE);
    }

    /** An event that waited in its topic. */
    void waited(int partition, long atMillis) {
        eventTime.receive(partition, atMillis, nowMillis - EventTime.BACKLOG_MILLIS - 1);
    }

    List<String> emitted() {
        said.marks.clear();
        eventTime.emit(said);
        return List.copyOf(said.marks);
    }

    /** Whether others wait for it. */
    boolean isActive() {
        return said.active;
    }

    /** What was said of time, in order. */
    private static final class Said implements WatermarkOutput {
        private final List<String> marks = new ArrayList<>();
        private boolean active;

        @Override
        public void emitWatermark(Watermark watermark) {
            marks.add(Long.toString(watermark.getTimestamp()));
        }

        @Override
        public void markIdle() {
            active = false;
            marks.add(IDLE);
        }

        @Override
        public void markActive() {
            active = true;
        }
    }
}
