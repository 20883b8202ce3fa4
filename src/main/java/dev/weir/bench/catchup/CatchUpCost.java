package dev.weir.bench.catchup;

/**
 * What it cost to catch up.
 *
 * @param events that were measured
 * @param seconds by the wall clock
 * @param cpuMicros of the process, for each event
 * @param bytesPerEvent allocated
 * @param checkpointBytes of a checkpoint at the end; 0 if none was asked for
 */
record CatchUpCost(double events, double seconds, double cpuMicros, double bytesPerEvent, long checkpointBytes) {

    /**
     * What lies between two samples.
     *
     * @param eventsPerOutput how many events stand behind a record that was written
     */
    static CatchUpCost between(CatchUpSample begin, CatchUpSample end, double eventsPerOutput) {
        double events = Math.max(1, end.outputs() - begin.outputs()) * eventsPerOutput;
        return new CatchUpCost(
                events,
                Math.max(1, end.nanos() - begin.nanos()) / 1e9,
                (end.cpuNanos() - begin.cpuNanos()) / 1e3 / events,
                (end.bytes() - begin.bytes()) / events,
                0);
    }

    /** The same with a checkpoint. */
    CatchUpCost with(long bytesOfCheckpoint) {
        return new CatchUpCost(events, seconds, cpuMicros, bytesPerEvent, bytesOfCheckpoint);
    }

    /** By the wall clock. */
    double eventsPerSecond() {
        return events / seconds;
    }
}
