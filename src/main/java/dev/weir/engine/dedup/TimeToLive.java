package dev.weir.engine.dedup;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * When a key may be forgotten, with at most one timer set for it: a timer that goes off too early is set again, so that
 * an event costs no timer of its own.
 *
 * <p>The end counts from the event time of the job or of the event, whichever is later. So history that is played into a
 * job whose event time is far ahead keeps its state as long as any other. Repetitions are recognised by the wall clock,
 * which history outruns: what is still needed for that is kept for another day of event time, as often as it takes.
 */
public final class TimeToLive {
    /** No timer. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    private long endMillis = NEVER;
    private long timerMillis = NEVER;

    /** Puts the end off: not before this long after the later of the two times, which may be the end of all time. */
    public void keep(long eventMillis, long watermarkMillis, long keepMillis) {
        long from = Math.max(eventMillis, watermarkMillis);
        long end = from > Long.MAX_VALUE - keepMillis ? Long.MAX_VALUE : from + keepMillis;
        endMillis = Math.max(endMillis, end);
    }

    /** Puts the end off by a day of event time. */
    public void postpone(long watermarkMillis) {
        keep(NEVER, watermarkMillis, DAY_MILLIS);
    }

    /** Whether something is kept until an end. */
    public boolean hasEnd() {
        return endMillis != NEVER;
    }

    /** The time for a timer to be set, or {@link #NEVER} if one is. */
    public long claimTimer() {
        if (timerMillis != NEVER || endMillis == NEVER) {
            return NEVER;
        }
        timerMillis = endMillis;
        return timerMillis;
    }

    /** A timer went off: whether the end has come. If so there is no end until something is kept again. */
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
