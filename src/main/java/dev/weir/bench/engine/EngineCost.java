package dev.weir.bench.engine;

/**
 * What a row cost. Rates are events per second of CPU of one thread; medians of the turns.
 *
 * @param engine rate of the engine
 * @param handWritten rate of the rules as written by hand, over the same events in the same turns
 * @param ratio of the two, of each turn
 * @param bytesPerEvent what the engine allocated
 * @param events how many were measured
 * @param seen how many there were, those of the warm-up included
 * @param fired how many rules fired for all that were seen
 * @param firedByHand the same of the rules as written by hand
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
     * How many rules fired.
     *
     * @param rules fired, each time
     * @param events for which any did
     */
    record Firings(long rules, long events) {
        /** With those of another event. */
        Firings with(int more) {
            return more == 0 ? this : new Firings(rules + more, events + 1);
        }
    }
}
