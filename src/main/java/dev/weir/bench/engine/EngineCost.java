package dev.weir.bench.engine;

/**
 * The cost of a row. Rates are events per second of CPU time of one thread, as medians over the turns.
 *
 * @param engine rate of the engine
 * @param handWritten rate of the hand-written rules, over the same events in the same turns
 * @param ratio of the two in each turn
 * @param sameDuties rate of the hand-written rules with the same duties; NaN if there are none
 * @param dutiesRatio of the engine to that, in each turn; NaN if there are none
 * @param bytesPerEvent allocated by the engine
 * @param events the number of measured events
 * @param seen the number of all events, including those of the warm-up
 * @param fired firings for all these events
 * @param firedByHand the same for the hand-written rules
 * @param firedWithDuties the same for those with the same duties
 */
record EngineCost(
        double engine,
        double handWritten,
        double ratio,
        double sameDuties,
        double dutiesRatio,
        double bytesPerEvent,
        long events,
        long seen,
        Firings fired,
        Firings firedByHand,
        Firings firedWithDuties) {

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
