package dev.weir.operators.stream;

/** Event time of one partition: the latest event's, and on by the wall clock while the partition is quiet. */
final class PartitionTime {
    private long latestMillis = Long.MIN_VALUE;
    private long arrivedMillis;
    private boolean heard;

    /** An event of it came. */
    void hear(long eventMillis, long nowMillis) {
        latestMillis = Math.max(latestMillis, eventMillis);
        arrivedMillis = nowMillis;
        heard = true;
    }

    /**
     * Somebody looks at the time: what is heard from now on is new. Where the clock was put back, quiet counts from now on,
     * and not from a time that comes once more.
     */
    void look(long nowMillis) {
        heard = false;
        arrivedMillis = Math.min(arrivedMillis, nowMillis + EventTime.SETTLING_MILLIS);
    }

    /**
     * Whether nothing was heard of it for longer than this. What was heard since the last look at the time is no quiet,
     * however long ago it was: the process may have stood still.
     */
    boolean isQuiet(long nowMillis, long patienceMillis) {
        return !heard && nowMillis - arrivedMillis > patienceMillis;
    }

    /** Of its latest event. */
    long latestMillis() {
        return latestMillis;
    }

    /** Of its latest event, and on by the time that has passed since. */
    long passedMillis(long nowMillis) {
        return latestMillis + (nowMillis - arrivedMillis);
    }
}
