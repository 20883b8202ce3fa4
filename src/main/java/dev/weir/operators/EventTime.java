package dev.weir.operators;

import dev.weir.events.Event;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Event time of one stream: the latest event's, less the lateness. On a stream that is quiet it goes on by the wall
 * clock, and the stream is marked idle so that it holds no other back; a stream that never had an event has no time. No
 * time of an event is ever compared with today's date, so that history of any age can be played.
 */
public final class EventTime implements WatermarkGenerator<Event> {
    /** A stream is quiet after this long without an event, in milliseconds. */
    public static final long QUIET_MILLIS = 1_000;

    static final long SETTLING_MILLIS = 5_000;

    private final long latenessMillis;
    private final LongSupplier wallClock;
    private long latestMillis = Long.MIN_VALUE;
    private long arrivedMillis;
    private boolean heard;
    private long watermarkMillis = Long.MIN_VALUE;

    EventTime(long latenessMillis, LongSupplier wallClock) {
        this.latenessMillis = latenessMillis;
        this.wallClock = wallClock;
    }

    /**
     * Goes on from a time that was reached before a restart. The stream counts as quiet only {@value #SETTLING_MILLIS}
     * milliseconds later: what waited meanwhile comes first.
     */
    void resume(long reachedMillis) {
        latestMillis = reachedMillis;
        arrivedMillis = wallClock.getAsLong() + SETTLING_MILLIS;
    }

    /** The event time that was reached, {@code Long.MIN_VALUE} if none was. */
    long reachedMillis() {
        return latestMillis == Long.MIN_VALUE ? Long.MIN_VALUE : latestMillis + passedMillis();
    }

    /** Whether the stream's time had passed an event's before it came. */
    boolean isLate(Event event) {
        return event.timestampMillis() <= watermarkMillis;
    }

    @Override
    public void onEvent(Event event, long eventMillis, WatermarkOutput output) {
        latestMillis = Math.max(latestMillis, eventMillis);
        heard = true;
        arrivedMillis = wallClock.getAsLong();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (latestMillis == Long.MIN_VALUE) {
            output.markIdle();
            return;
        }
        long passedMillis = passedMillis();
        watermarkMillis = Math.max(watermarkMillis, behind(latestMillis + passedMillis));
        output.emitWatermark(new Watermark(watermarkMillis));
        if (passedMillis > 0) {
            output.markIdle();
        }
        heard = false;
    }

    /**
     * How long the stream has been quiet; 0 if it is not. What was heard since the last look at the time is no quiet however
     * long ago it was: the process may have stood still.
     */
    private long passedMillis() {
        if (heard) {
            return 0;
        }
        long quietMillis = wallClock.getAsLong() - arrivedMillis;
        return quietMillis > QUIET_MILLIS ? quietMillis : 0;
    }

    /** An event may have any time, also one with nothing before it. */
    private long behind(long millis) {
        return millis < Long.MIN_VALUE + latenessMillis + 1 ? Long.MIN_VALUE : millis - latenessMillis - 1;
    }
}
