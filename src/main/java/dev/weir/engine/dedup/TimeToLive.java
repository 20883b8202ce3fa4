package dev.weir.engine.dedup;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The time after which a key may be forgotten, with at most one timer set for it: a timer that goes off too early is
 * set again, so that an event needs no timer of its own.
 *
 * <p>It counts from the event time of the job or of the event, whichever is later. So state built from history that is
 * replayed into a job whose event time is far ahead is kept as long as any other. Repetitions are recognised by the
 * wall clock, which replayed history outruns: state that is still needed for that is kept for another day of event
 * time, as often as necessary.
 */
public final class TimeToLive {
    /** Means that there is no timer. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    private long endMillis = NEVER;
    private long timerMillis = NEVER;

    /** Extends the time to this duration after the later of the two times; it may be the end of all time. */
    public void keep(long eventMillis, long watermarkMillis, long keepMillis) {
        long from = Math.max(eventMillis, watermarkMillis);
        long end = from > Long.MAX_VALUE - keepMillis ? Long.MAX_VALUE : from + keepMillis;
        endMillis = Math.max(endMillis, end);
    }

    /** Reads what the next event will touch, so that the memory is in a cache by then; the result has no meaning. */
    public long touch() {
        return endMillis;
    }

    /** Returns whether its timer is set for this time. */
    public boolean hasTimerAt(long millis) {
        return timerMillis == millis;
    }

    /** Extends the time by a day of event time. */
    public void postpone(long watermarkMillis) {
        keep(NEVER, watermarkMillis, DAY_MILLIS);
    }

    /** Returns whether there is a time to forget the key. */
    public boolean hasEnd() {
        return endMillis != NEVER;
    }

    /** Returns the time for which to set a timer, or {@link #NEVER} if one is set. */
    public long claimTimer() {
        if (timerMillis != NEVER || endMillis == NEVER) {
            return NEVER;
        }
        timerMillis = endMillis;
        return timerMillis;
    }

    /**
     * Returns whether the time has come, now that a timer went off. If so there is no such time until something is kept
     * again.
     */
    public boolean isOverAt(long millis) {
        if (timerMillis == millis) {
            timerMillis = NEVER;
        }
        if (endMillis > millis) {
            return false;
        }
        endMillis = NEVER;
        return true;
    }

    /** Writes the binary form. */
    public void write(DataOutput out) throws IOException {
        Binary.writeZigZag(endMillis, out);
        Binary.writeZigZag(timerMillis, out);
    }

    /** Reads the binary form. */
    public static TimeToLive read(DataInput in) throws IOException {
        TimeToLive timeToLive = new TimeToLive();
        timeToLive.endMillis = Binary.readZigZag(in);
        timeToLive.timerMillis = Binary.readZigZag(in);
        return timeToLive;
    }
}
