package dev.weir.operators.rulebook;

/**
 * Limits how fast updates of the rulebook are checked and sent, so that events are decided in between. In the long run
 * updates may take one part in {@value #SHARE} of the time, and {@value #SAVED_MILLIS} ms in advance after a quiet time:
 * that suffices for a thousand rules pushed at once. Time is passed in as an argument.
 *
 * <p>All rules are planned once for each batch of updates, on a thread that also decides. So a few updates are sent at once,
 * and if many wait, they are gathered until planning costs little beside checking them. A turn of checking is short,
 * because a checkpoint waits for it, and with the checkpoint the events.
 */
final class UpdatePace {
    /** How long updates are gathered at least after others were sent; longer where planning takes long. */
    static final long GATHERING_MILLIS = 20;

    /** How long a checked update is held back for others that wait. */
    static final long TOGETHER_MILLIS = 500;

    /** How much checking and planning can be done in advance. */
    static final double SAVED_MILLIS = 1_000;

    private static final int SHARE = 3;
    private static final double TURN_MILLIS = 25;
    /** A single update that takes very long, as the first ones do, is not fully waited for. */
    private static final double DEBT_MILLIS = -50;

    private static final double PLANNING_MILLIS_PER_RULE = 0.004;
    private static final double CHECKING_TO_PLANNING = 25;
    private static final double GATHERING_TO_PLANNING = 10;

    private double leftMillis = SAVED_MILLIS;
    private double leftOfTurnMillis;
    private double batchMillis;
    private double gatheringMillis = GATHERING_MILLIS;
    private long batchSinceMillis = Long.MIN_VALUE;
    private long atMillis = Long.MIN_VALUE;
    private long againMillis = Long.MIN_VALUE;

    /** Returns whether updates may be checked now. A clock that was set back delays nothing. */
    boolean mayGo(long nowMillis) {
        return nowMillis >= againMillis || nowMillis < atMillis;
    }

    /** Returns when updates may be checked. */
    long againMillis() {
        return againMillis;
    }

    /** Returns whether there is time for another update in this turn. */
    boolean hasTime() {
        return leftMillis > 0 && leftOfTurnMillis > 0;
    }

    /** Begins a turn, and accounts for the time since the last one. */
    void begin(long nowMillis) {
        if (atMillis != Long.MIN_VALUE) {
            double gained = Math.max(0, nowMillis - atMillis) / (double) SHARE;
            leftMillis = Math.min(SAVED_MILLIS, leftMillis + gained);
        }
        leftMillis = Math.max(leftMillis, Double.MIN_VALUE); // the first is never held back once it is time
        leftOfTurnMillis = TURN_MILLIS;
        if (batchMillis == 0) {
            batchSinceMillis = nowMillis;
        }
    }

    /** Notes that a record was checked, and how long that took. */
    void checked(long nanos) {
        leftMillis -= nanos / 1e6;
        leftOfTurnMillis -= nanos / 1e6;
        batchMillis += nanos / 1e6;
    }

    /**
     * Returns whether what was checked should be sent though more updates wait: if planning this many rules costs little
     * beside it, or the first of them has waited for long.
     */
    boolean isTimeToSend(int rules, long nowMillis) {
        return batchMillis >= rules * PLANNING_MILLIS_PER_RULE * CHECKING_TO_PLANNING
                || nowMillis >= batchSinceMillis + TOGETHER_MILLIS
                || nowMillis < batchSinceMillis;
    }

    /** Notes that updates were sent, which will be planned together with this many rules. */
    void sent(int rules) {
        double planningMillis = rules * PLANNING_MILLIS_PER_RULE;
        leftMillis -= planningMillis;
        gatheringMillis = Math.min(TOGETHER_MILLIS, Math.max(GATHERING_MILLIS, planningMillis * GATHERING_TO_PLANNING));
        batchMillis = 0;
    }

    /**
     * Ends a turn.
     *
     * @param more whether updates wait
     */
    void end(boolean more, long nowMillis) {
        leftMillis = Math.max(leftMillis, DEBT_MILLIS);
        double pauseMillis = leftMillis > 0 ? 0 : (TURN_MILLIS - leftMillis) * SHARE;
        againMillis = nowMillis + (long) Math.max(more ? 0 : gatheringMillis, pauseMillis);
        atMillis = nowMillis;
    }
}
