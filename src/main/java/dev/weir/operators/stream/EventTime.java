package dev.weir.operators.stream;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Event time of one stream, as one instance sees it: the slowest of its partitions, less the lateness.
 *
 * <ul>
 *   <li>The time of a partition is that of its latest event. While some partition is live, the stream's time is that of the
 *       live partition that is furthest behind; it never goes back.
 *   <li>A partition is quiet, and holds no other back, after {@value #QUIET_MILLIS} milliseconds without an event. While
 *       the stream catches up (its records were written more than {@value #BACKLOG_MILLIS} milliseconds ago) silence says
 *       little, since another partition may just have its turn: then it takes {@value #PATIENCE_MILLIS} milliseconds, and
 *       time stands for as long as that after the first event, for partitions that were not heard of yet.
 *   <li>When all are quiet, time goes on by the wall clock from the partition that is furthest ahead, and the stream is
 *       marked idle, so that it holds no other back. A stream that never had an event has no time.
 *   <li>An event that lies ahead of the wall clock by more than the lateness carries nobody along: it takes no part in any
 *       of this. So event time, which is what ends absences, is never ahead of the wall clock, whosever clock is. Of a
 *       stream that has had none but such events the time is that of the wall clock.
 * </ul>
 *
 * <p>An event's time is compared with today's date in no other way, so that history of any age can be played, as fast as it
 * is read. Cost: a few comparisons per event, and a look at each partition for each watermark. Size: three numbers per
 * partition.
 */
public final class EventTime {
    /** A partition is quiet after this long without an event, in milliseconds. */
    public static final long QUIET_MILLIS = 1_000;

    /** A record that is read this long after it was written was waiting, in milliseconds. */
    static final long BACKLOG_MILLIS = 10_000;

    /** A partition of a stream that catches up is quiet after this long without an event, in milliseconds. */
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
    private long reachedMillis = NONE;
    private long watermarkMillis = NONE;

    EventTime(long latenessMillis, LongSupplier wallClock) {
        this.latenessMillis = latenessMillis;
        this.wallClock = wallClock;
    }

    /**
     * Goes on from a time that was reached before a restart. Nobody says which partitions there are: for {@value
     * #SETTLING_MILLIS} milliseconds the stream's time stands, as if one that is there were that far, since what waited
     * meanwhile comes first.
     */
    void resume(long millis) {
        long nowMillis = wallClock.getAsLong();
        reachedMillis = Math.min(millis, nowMillis + latenessMillis);
        before = new PartitionTime();
        before.hear(reachedMillis, nowMillis + SETTLING_MILLIS);
        before.look(nowMillis);
    }

    /** The event time that was reached, {@code Long.MIN_VALUE} if none was. */
    long reachedMillis() {
        return Math.max(reachedMillis, timeMillis(wallClock.getAsLong()));
    }

    /** Whether the stream's time had passed an event's before it came. */
    boolean isLate(long eventMillis) {
        return eventMillis <= watermarkMillis;
    }

    /**
     * An event came.
     *
     * @param writtenMillis when its record was written, by the wall clock; {@code Long.MAX_VALUE} if nobody knows
     * @return whether it may carry time along; not if it is ahead of the clock
     */
    boolean hear(int partition, long eventMillis, long writtenMillis) {
        long nowMillis = wallClock.getAsLong();
        if (firstHeardMillis == NONE) {
            firstHeardMillis = nowMillis;
        }
        whole.hear(eventMillis, nowMillis);
        waiting = writtenMillis < nowMillis - BACKLOG_MILLIS;
        if (eventMillis > nowMillis + latenessMillis) {
            return false;
        }
        of(partition).hear(eventMillis, nowMillis);
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

    /** Says how far time is. */
    void emit(WatermarkOutput output) {
        long nowMillis = wallClock.getAsLong();
        if (stands(nowMillis) || slowestMillis(nowMillis) != NONE) {
            output.markActive();
            say(nowMillis, output);
        } else {
            say(nowMillis, output);
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

    /** Whether partitions may be there that were not heard of yet. */
    private boolean stands(long nowMillis) {
        return catchesUp(nowMillis) && nowMillis - firstHeardMillis <= PATIENCE_MILLIS;
    }

    /** A stream of which nothing comes has nothing that waits. */
    private boolean catchesUp(long nowMillis) {
        return waiting && !whole.isQuiet(nowMillis, QUIET_MILLIS);
    }

    /** Of the live partition that is furthest behind; none if all are quiet. */
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

    /** Of the quiet partition that is furthest ahead; none if none had an event that counts. */
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

    /** An event may have any time, also one with nothing before it. */
    private long behind(long millis) {
        return millis < NONE + latenessMillis + 1 ? NONE : millis - latenessMillis - 1;
    }
}
