package dev.weir.operators.rulebook;

/**
 * Limits how fast updates of the rulebook are sent, so that events are decided in between. Each process compiles the
 * rules it has not compiled yet, and plans all rules once for each batch of updates, on a thread that also decides. So
 * updates are gathered for a moment, and may take one part in {@value #SHARE} of the time; a few may go in advance. Time is
 * passed in as an argument.
 */
final class UpdatePace {
    /** How long updates are gathered before they are sent. */
    static final long GATHERING_MILLIS = 20;

    private static final int SHARE = 3;
    private static final double MOST_MILLIS = 50;
    private static final double ENOUGH_MILLIS = 25;
    /** A single update that takes very long, as the first ones do, is not fully waited for. */
    private static final double DEBT_MILLIS = -50;

    private static final double PLANNING_MILLIS_PER_RULE = 0.004;

    private double leftMillis = MOST_MILLIS;
    private long atMillis = Long.MIN_VALUE;
    private long againMillis = Long.MIN_VALUE;

    /** Returns whether updates may be sent now. A clock that was set back delays nothing. */
    boolean mayGo(long nowMillis) {
        return nowMillis >= againMillis || nowMillis < atMillis;
    }

    /** Returns when updates may be sent. */
    long againMillis() {
        return againMillis;
    }

    /** Returns whether there is time for another update. */
    boolean hasTime() {
        return leftMillis > 0;
    }

    /** Notes that a record was checked, and how long that took. */
    void checked(long nanos) {
        leftMillis -= nanos / 1e6;
    }

    /** Notes that updates were sent, which will be planned together with this many rules. */
    void sent(int rules, long nowMillis) {
        leftMillis -= rules * PLANNING_MILLIS_PER_RULE;
        leftMillis = Math.max(leftMillis, DEBT_MILLIS);
        double pauseMillis = leftMillis > 0 ? 0 : (ENOUGH_MILLIS - leftMillis) * SHARE;
        againMillis = nowMillis + Math.max(GATHERING_MILLIS, (long) pauseMillis);
        atMillis = nowMillis;
    }

    /** Accounts for the time since the last updates were sent. */
    void begin(long nowMillis) {
        if (atMillis != Long.MIN_VALUE) {
            double gained = Math.max(0, nowMillis - atMillis) / (double) SHARE;
            leftMillis = Math.min(MOST_MILLIS, leftMillis + gained);
        }
        leftMillis = Math.max(leftMillis, Double.MIN_VALUE); // the first is never held back once it is time
    }
}
