package dev.weir.bench.engine;

/**
 * The cost of a row. Rates are events per second of CPU time of one thread, as medians over the turns.
 *
 * @param engine rate of the engine
 * @param handWritten rate of the hand-written rules, over the same events in the same turns
 * @param ratio of the two in each turn
 * @param bytesPerEvent allocated by the engine
 * @param events the number of measured events
 * @param seen the number of all events, including those of the warm-up
 * @param fired firings for all these events
 * @param firedByHand the same for the hand-written rules
 */
record EngineCost(
        double engine,
        double handWritten,
        double ratio,
        double bytesPerEvent,
        long events,
        long seen,
        Firings fired,
        Firings firedByHand) {

    /**
     * How often rules fired.
     *
     * @param rules the number of firings
     * @param events the number of events with at least one
     */
    record Firings(long rules, long events) {
        /** Returns a copy with the firings of another event added. */
        Firings with(int more) {
            return more == 0 ? this : new Firings(rules + more, events + 1);
        }
    }
}
