package dev.weir.operators.stream;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The event time of one stream, as seen by one instance: that of the slowest partition, minus the lateness.
 *
 * <ul>
 *   <li>The time of a partition is that of its latest event. While some partition is live, the stream's time is that of the
 *       live partition that is furthest behind; it never goes back.
 *   <li>A partition becomes quiet, and no longer holds back the stream, after {@value #QUIET_MILLIS} milliseconds
 *       without an event. While the stream catches up (its records were written more than {@value #BACKLOG_MILLIS}
 *       milliseconds ago) silence says little, because another partition may just be having its turn: then a partition
 *       becomes quiet after {@value #PATIENCE_MILLIS} milliseconds, and time stands still that long after the first
 *       event, for the sake of partitions not seen yet.
 *   <li>When all partitions are quiet, time advances with the wall clock from the partition that is furthest ahead, and
 *       the stream is marked idle, so that it does not hold back other streams. A stream that never had an event has no
 *       time.
 *   <li>An event ends this at once, before it is passed on. But time goes on only with the second watermark after it: an
 *       event goes on by several ways, of which the operators that join them only wait for those that they know to be
 *       live. So they hear that all are, before any of these ways brings a time that the event must not be behind.
 *   <li>An event ahead of the wall clock by more than the lateness is ignored in all of this. So event time, which ends
 *       absences, is never ahead of the wall clock, whatever clock produced the events. If a stream has only had such
 *       events, its time is that of the wall clock.
 * </ul>
 *
 * <p>Otherwise event times are never compared with the present date, so that history of any age can be replayed as fast
 * as it is read. Cost: a few comparisons per event, and a pass over the partitions per watermark. Size: three numbers
 * per partition.
 */
public final class EventTime {
    /** The time without an event after which a partition is quiet, in milliseconds. */
    public static final long QUIET_MILLIS = 1_000;

    /** The age of a record when it is read from which on the stream is catching up, in milliseconds. */
    static final long BACKLOG_MILLIS = 10_000;

    /** The time without an event after which a partition is quiet while the stream catches up, in milliseconds. */
    static final long PATIENCE_MILLIS = 30_000;

    static final long SETTLING_MILLIS = 5_000;

    private static final long NONE = Long.MIN_VALUE;

    private final long latenessMillis;
    private final LongSupplier wallClock;
    private final PartitionTime whole = new PartitionTime();
    private PartitionTime[] partitions = {};
    private PartitionTime before = new PartitionTime();
    private long firstHeardMillis = NONE;
    private boolean waiting;
    private boolean idle;
    private boolean waking;
    private long reachedMillis = NONE;
    private long watermarkMillis = NONE;

    EventTime(long latenessMillis, LongSupplier wallClock) {
        this.latenessMillis = latenessMillis;
        this.wallClock = wallClock;
    }

    /**
     * Continues from the time that was reached before a restart. The set of partitions is not known: for {@value
     * #SETTLING_MILLIS} milliseconds the stream's time stands still, as if there were a partition at that time, because
     * the backlog is read first.
     */
    void resume(long millis) {
        long nowMillis = wallClock.getAsLong();
        reachedMillis = Math.min(millis, nowMillis + latenessMillis);
        before = new PartitionTime();
        before.receive(reachedMillis, nowMillis + SETTLING_MILLIS);
        before.look(nowMillis);
    }

    /** Returns the event time that was reached, {@code Long.MIN_VALUE} if none was. */
    long reachedMillis() {
        return Math.max(reachedMillis, timeMillis(wallClock.getAsLong()));
    }

    /** Returns whether the stream's time was already past this event time. */
    boolean isLate(long eventMillis) {
        return eventMillis <= watermarkMillis;
    }

    /**
     * Records an event.
     *
     * @param writtenMillis when its record was written, by the wall clock; {@code Long.MAX_VALUE} if not known
     * @return whether it may advance time, so that the stream is no longer idle; false if it is ahead of the clock
     */
    boolean receive(int partition, long eventMillis, long writtenMillis) {
        long nowMillis = wallClock.getAsLong();
        if (firstHeardMillis == NONE) {
            firstHeardMillis = nowMillis;
        }
        whole.receive(eventMillis, nowMillis);
        waiting = writtenMillis < nowMillis - BACKLOG_MILLIS;
        if (eventMillis > nowMillis + latenessMillis) {
            return false;
        }
        of(partition).receive(eventMillis, nowMillis);
        waking |= idle;
        idle = false;
        return true;
    }

    private PartitionTime of(int partition) {
        if (partition >= partitions.length) {
            int known = partitions.length;
            partitions = Arrays.copyOf(partitions, partition + 1);
            for (int i = known; i < partitions.length; i++) {
                partitions[i] = new PartitionTime();
            }
        }
        return partitions[partition];
    }

    /** Emits the present watermark and idleness. */
    void emit(WatermarkOutput output) {
        long nowMillis = wallClock.getAsLong();
        idle = !stands(nowMillis) && slowestMillis(nowMillis) == NONE;
        if (!idle) {
            output.markActive();
        }
        if (idle || !waking) {
            say(nowMillis, output);
        }
        waking = false;
        if (idle) {
            output.markIdle();
        }
        firstHeardMillis = Math.min(firstHeardMillis, nowMillis);
        before.look(nowMillis);
        whole.look(nowMillis);
        for (PartitionTime partition : partitions) {
            partition.look(nowMillis);
        }
    }

    private void say(long nowMillis, WatermarkOutput output) {
        reachedMillis = Math.max(reachedMillis, timeMillis(nowMillis));
        if (reachedMillis != NONE) {
            watermarkMillis = Math.max(watermarkMillis, behind(reachedMillis));
            output.emitWatermark(new Watermark(watermarkMillis));
        }
    }

    private long timeMillis(long nowMillis) {
        if (stands(nowMillis)) {
            return NONE;
        }
        long slowest = slowestMillis(nowMillis);
        return slowest != NONE ? slowest : furthestMillis(nowMillis);
    }

    /** Returns whether there may be partitions that were not seen yet. */
    private boolean stands(long nowMillis) {
        return catchesUp(nowMillis) && nowMillis - firstHeardMillis <= PATIENCE_MILLIS;
    }

    /** Returns whether the stream catches up; a stream without new records has no backlog. */
    private boolean catchesUp(long nowMillis) {
        return waiting && !whole.isQuiet(nowMillis, QUIET_MILLIS);
    }

    /** Returns the time of the live partition that is furthest behind; none if all are quiet. */
    private long slowestMillis(long nowMillis) {
        long patienceMillis = catchesUp(nowMillis) ? PATIENCE_MILLIS : QUIET_MILLIS;
        long slowest = live(before, nowMillis, QUIET_MILLIS) ? before.latestMillis() : Long.MAX_VALUE;
        boolean live = slowest != Long.MAX_VALUE;
        for (PartitionTime partition : partitions) {
            if (live(partition, nowMillis, patienceMillis)) {
                slowest = Math.min(slowest, partition.latestMillis());
                live = true;
            }
        }
        return live ? slowest : NONE;
    }

    private static boolean live(PartitionTime partition, long nowMillis, long patienceMillis) {
        return partition.latestMillis() != NONE && !partition.isQuiet(nowMillis, patienceMillis);
    }

    /**
     * Returns the time of the quiet partition that is furthest ahead; none if no partition had an event that counts.
     */
    private long furthestMillis(long nowMillis) {
        long furthest = before.latestMillis() == NONE ? NONE : before.passedMillis(nowMillis);
        for (PartitionTime partition : partitions) {
            if (partition.latestMillis() != NONE) {
                furthest = Math.max(furthest, partition.passedMillis(nowMillis));
            }
        }
        boolean onlyAhead = furthest == NONE && firstHeardMillis != NONE;
        return onlyAhead && nowMillis - firstHeardMillis > QUIET_MILLIS ? nowMillis : furthest;
    }

    /** Returns the time minus the lateness, without overflow, since an event may have any time. */
    private long behind(long millis) {
        return millis < NONE + latenessMillis + 1 ? NONE : millis - latenessMillis - 1;
    }
}
