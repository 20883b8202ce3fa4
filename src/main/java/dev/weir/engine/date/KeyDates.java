package dev.weir.engine.date;

import dev.weir.engine.dedup.TimeToLive;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a key with rows keeps to wait for their dates: up to where all are settled, and the next. Size: up to 32 bytes,
 * however many rules and rows there are.
 */
public final class KeyDates {
    /** Means that there is no timer. */
    public static final long NO_TIMER = TimeToLive.NEVER;

    /** Event time before this means that none is known yet: no job is older than 1970. */
    private static final long LEAST_MILLIS = 0;

    private static final long UNKNOWN = Long.MIN_VALUE;

    private long settledMillis = UNKNOWN;
    private long plannedEpoch = -1;
    private long nextMillis = NO_TIMER;
    private long timerMillis = NO_TIMER;

    /** Creates the dates of a key whose rows nobody looked at yet. */
    public KeyDates() {}

    /** Returns whether the event time of the job is known; before its first event it is not. */
    public static boolean isKnown(long watermarkMillis) {
        return watermarkMillis >= LEAST_MILLIS;
    }

    /**
     * Notes that a row changed: what its dates were no longer counts, and those that it has now count if they are still
     * to come. They are looked at when event time goes on.
     *
     * @param epoch of the latest rulebook
     */
    public void rowChanged(long watermarkMillis, long epoch) {
        settledMillis = isKnown(watermarkMillis) ? Math.max(settledMillis, watermarkMillis) : UNKNOWN;
        plannedEpoch = Math.max(plannedEpoch, epoch);
        lookAgain(watermarkMillis);
    }

    /** Has the dates looked at when event time goes on. */
    public void lookAgain(long watermarkMillis) {
        if (watermarkMillis < Long.MAX_VALUE) {
            nextMillis = watermarkMillis + 1;
        }
    }

    /** Returns whether a rule that acts on a date since an epoch has been considered here. */
    public boolean knows(long sinceEpoch) {
        return sinceEpoch <= plannedEpoch;
    }

    /** Returns whether there is something to do by a time. */
    public boolean isDue(long untilMillis) {
        return nextMillis != NO_TIMER && nextMillis <= untilMillis;
    }

    /** Returns the time up to which all dates are settled: a date that is not later does nothing. */
    public long settledMillis(long nowMillis) {
        return settledMillis == UNKNOWN ? nowMillis : settledMillis;
    }

    /**
     * Notes that all dates up to a time are settled.
     *
     * @param epoch of the rulebook
     * @param next the next date, {@link #NO_TIMER} if there is none
     */
    public void settle(long untilMillis, long epoch, long next) {
        settledMillis = Math.max(settledMillis, untilMillis);
        plannedEpoch = Math.max(plannedEpoch, epoch);
        nextMillis = next;
    }

    /** Returns the timer that is set, {@link #NO_TIMER} if none is. */
    public long timerMillis() {
        return timerMillis;
    }

    /** Returns the event time for which to set a timer, in place of the one that is set; it then counts as set. */
    public long claimTimer() {
        if (nextMillis == timerMillis) {
            return NO_TIMER;
        }
        timerMillis = nextMillis;
        return timerMillis;
    }

    /** Notes that a timer went off. */
    public void passTimer(long millis) {
        if (timerMillis <= millis) {
            timerMillis = NO_TIMER;
        }
    }

    /** Writes the binary form. */
    public void write(DataOutput out) throws IOException {
        Binary.writeZigZag(settledMillis, out);
        Binary.writeZigZag(plannedEpoch, out);
        Binary.writeZigZag(nextMillis, out);
        Binary.writeZigZag(timerMillis, out);
    }

    /** Reads the binary form. */
    public static KeyDates read(DataInput in) throws IOException {
        KeyDates dates = new KeyDates();
        dates.settledMillis = Binary.readZigZag(in);
        dates.plannedEpoch = Binary.readZigZag(in);
        dates.nextMillis = Binary.readZigZag(in);
        dates.timerMillis = Binary.readZigZag(in);
        return dates;
    }
}
