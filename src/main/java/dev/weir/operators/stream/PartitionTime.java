package dev.weir.operators.stream;

/**
 * The event time of one partition: that of its latest event, advancing with the wall clock while the partition is
 * quiet.
 */
final class PartitionTime {
    private long latestMillis = Long.MIN_VALUE;
    private long arrivedMillis;
    private boolean received;

    /** Records an event of the partition. */
    void receive(long eventMillis, long nowMillis) {
        latestMillis = Math.max(latestMillis, eventMillis);
        arrivedMillis = nowMillis;
        received = true;
    }

    /**
     * Marks a reading of the time: what arrives from now on is new. If the clock was set back, quiet counts from now
     * on, and not from a time that will come again.
     */
    void look(long nowMillis) {
        received = false;
        arrivedMillis = Math.min(arrivedMillis, nowMillis + EventTime.SETTLING_MILLIS);
    }

    /**
     * Returns whether no event arrived for longer than this. What arrived since the last reading is not quiet, however
     * long ago it arrived: the process may have been stopped.
     */
    boolean isQuiet(long nowMillis, long patienceMillis) {
        return !received && nowMillis - arrivedMillis > patienceMillis;
    }

    /** Returns the time of the latest event. */
    long latestMillis() {
        return latestMillis;
    }

    /** Returns the time of the latest event plus the time that has passed since. */
    long passedMillis(long nowMillis) {
        return latestMillis + (nowMillis - arrivedMillis);
    }
}
