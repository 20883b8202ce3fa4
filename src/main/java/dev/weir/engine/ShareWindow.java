package dev.weir.engine;

import dev.weir.events.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many of all were such, within some time before the latest of them: a ring of {@value #BUCKETS} buckets of equal
 * length with a running sum, so that the window is as long as was asked for to within a sixtieth of it. What comes later
 * than the window reaches back is not counted. Size: 1 KiB.
 */
final class ShareWindow {
    static final int BUCKETS = 60;

    private final long bucketSeconds;
    private final long[] all = new long[BUCKETS];
    private final long[] such = new long[BUCKETS];
    private long latest = Long.MIN_VALUE;
    private long sumOfAll;
    private long sumOfSuch;

    /** Of this length. */
    ShareWindow(long overMillis) {
        this.bucketSeconds = Math.max(1, (overMillis / 1_000 + BUCKETS - 1) / BUCKETS);
    }

    void add(long second, long more, long moreSuch) {
        long bucket = Math.floorDiv(second, bucketSeconds);
        if (latest == Long.MIN_VALUE) {
            latest = bucket;
        }
        while (latest < bucket) {
            latest = bucket - latest > BUCKETS ? bucket - BUCKETS : latest + 1;
            clear(Math.floorMod(latest, BUCKETS));
        }
        if (bucket > latest - BUCKETS) {
            int at = Math.floorMod(bucket, BUCKETS);
            all[at] += more;
            such[at] += moreSuch;
            sumOfAll += more;
            sumOfSuch += moreSuch;
        }
    }

    private void clear(int at) {
        sumOfAll -= all[at];
        sumOfSuch -= such[at];
        all[at] = 0;
        such[at] = 0;
    }

    long all() {
        return sumOfAll;
    }

    long such() {
        return sumOfSuch;
    }

    /** Whether of at least so many the share is above this. */
    boolean passes(long least, double share) {
        return sumOfAll >= least && sumOfSuch > share * sumOfAll;
    }

    void write(DataOutput out) throws IOException {
        Binary.writeVarLong(bucketSeconds, out);
        Binary.writeZigZag(latest, out);
        for (int i = 0; i < BUCKETS; i++) {
            Binary.writeVarLong(all[i], out);
            Binary.writeVarLong(such[i], out);
        }
    }

    static ShareWindow read(DataInput in) throws IOException {
        ShareWindow window = new ShareWindow(Binary.readVarLong(in) * BUCKETS * 1_000);
        window.latest = Binary.readZigZag(in);
        for (int i = 0; i < BUCKETS; i++) {
            window.all[i] = Binary.readVarLong(in);
            window.such[i] = Binary.readVarLong(in);
            window.sumOfAll += window.all[i];
            window.sumOfSuch += window.such[i];
        }
        return window;
    }
}
