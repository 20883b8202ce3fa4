package dev.weir.operators;

import dev.weir.events.Event;
import java.io.Serializable;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of one stream: the latest event's, less the lateness. On a stream that is quiet it goes on by the wall
 * clock, and the stream is marked idle so that it holds no other back; a stream that never had an event has no time. No
 * time of an event is ever compared with today's date, so that history of any age can be played.
 */
public final class EventTime implements WatermarkGenerator<Event> {
    /** A stream is quiet after this long without an event, in milliseconds. */
    public static final long QUIET_MILLIS = 1_000;

    private final long latenessMillis;
    private final LongSupplier wallClock;
    private long latestMillis = Long.MIN_VALUE;
    private long arrivedMillis;

    EventTime(long latenessMillis, LongSupplier wallClock) {
        this.latenessMillis = latenessMillis;
        this.wallClock = wallClock;
    }

    /** The strategy to give to a stream. */
    public static WatermarkStrategy<Event> strategy(JobSettings settings) {
        long latenessMillis = settings.latenessMillis();
        return WatermarkStrategy.<Event>forGenerator(context ->
                        new EventTime(latenessMillis, (LongSupplier & Serializable) System::currentTimeMillis))
                .withTimestampAssigner((event, recordMillis) -> event.timestampMillis());
    }

    @Override
    public void onEvent(Event event, long eventMillis, WatermarkOutput output) {
        latestMillis = Math.max(latestMillis, eventMillis);
        arrivedMillis = wallClock.getAsLong();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (latestMillis == Long.MIN_VALUE) {
            output.markIdle();
            return;
        }
        long quietMillis = wallClock.getAsLong() - arrivedMillis;
        boolean quiet = quietMillis > QUIET_MILLIS;
        long passedMillis = quiet ? quietMillis : 0;
        output.emitWatermark(new Watermark(behind(latestMillis + passedMillis)));
        if (quiet) {
            output.markIdle();
        }
    }

    /** An event may have any time, also one with nothing before it. */
    private long behind(long millis) {
        return millis < Long.MIN_VALUE + latenessMillis + 1 ? Long.MIN_VALUE : millis - latenessMillis - 1;
    }
}
