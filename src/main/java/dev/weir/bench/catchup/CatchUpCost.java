package dev.weir.bench.catchup;

/**
 * The cost of catching up.
 *
 * @param events that were measured
 * @param seconds wall clock time
 * @param cpuMicros CPU time of the process per event
 * @param besideMicros of it, by threads that are not Java's: the compiler, the garbage collector, RocksDB's flushes
 * @param bytesPerEvent allocated
 * @param checkpointBytes of a checkpoint at the end; 0 if none was asked for
 */
record CatchUpCost(
        double events,
        double seconds,
        double cpuMicros,
        double besideMicros,
        double bytesPerEvent,
        long checkpointBytes) {
    private static final double TOLERANCE = 0.1;

    /**
     * Returns the difference of two samples.
     *
     * @param eventsPerOutput the number of events per written record
     */
    static CatchUpCost between(CatchUpSample begin, CatchUpSample end, double eventsPerOutput) {
        double events = Math.max(1, end.outputs() - begin.outputs()) * eventsPerOutput;
        return new CatchUpCost(
                events,
                Math.max(1, end.nanos() - begin.nanos()) / 1e9,
                (end.cpuNanos() - begin.cpuNanos()) / 1e3 / events,
                (end.besideNanos() - begin.besideNanos()) / 1e3 / events,
                (end.bytes() - begin.bytes()) / events,
                0);
    }

    /** Returns a copy with a checkpoint. */
    CatchUpCost with(long bytesOfCheckpoint) {
        return new CatchUpCost(events, seconds, cpuMicros, besideMicros, bytesPerEvent, bytesOfCheckpoint);
    }

    /** Returns the CPU time per event of Java's threads, in microseconds: what is left in a job that is warm. */
    double ownMicros() {
        return cpuMicros - besideMicros;
    }

    /** Returns the rate by wall clock time. */
    double eventsPerSecond() {
        return events / seconds;
    }

    /** Returns whether the CPU time of an event differs from that of an earlier turn by at most a tenth of it. */
    boolean costsAsMuchAs(CatchUpCost earlier) {
        return Math.abs(cpuMicros - earlier.cpuMicros) <= TOLERANCE * earlier.cpuMicros;
    }
}
