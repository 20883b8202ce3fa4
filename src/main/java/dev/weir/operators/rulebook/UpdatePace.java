package dev.weir.operators.rulebook;

/**
 * How fast updates of the rulebook are handed on, so that events are decided beside them. Each process compiles what it
 * has not compiled yet, and plans all rules once for what is heard together, on a thread that decides. So updates are
 * gathered for a moment, and may take one {@value #SHARE}th of the time; a few have it in advance. Time is an argument.
 */
final class UpdatePace {
    /** How long what comes one after the other is gathered. */
    static final long GATHERING_MILLIS = 20;

    private static final int SHARE = 8;
    private static final double MOST_MILLIS = 50;
    private static final double ENOUGH_MILLIS = 25;
    /** One update that takes very long, as the first ones do, is not waited for in full. */
    private static final double DEBT_MILLIS = -50;

    private static final double PLANNING_MILLIS_PER_RULE = 0.004;

    private double leftMillis = MOST_MILLIS;
    private long atMillis = Long.MIN_VALUE;
    private long againMillis = Long.MIN_VALUE;

    /** Whether updates may be handed on now. A clock that was put back holds nothing up. */
    boolean mayGo(long nowMillis) {
        return nowMillis >= againMillis || nowMillis < atMillis;
    }

    /** When they may. */
    long againMillis() {
        return againMillis;
    }

    /** Whether there is time for one more. */
    boolean hasTime() {
        return leftMillis > 0;
    }

    /** One was judged, which took so long. */
    void judged(long nanos) {
        leftMillis -= nanos / 1e6;
    }

    /** Notes that judged updates were passed on, and will be planned together with so many rules. */
    void told(int rules, long nowMillis) {
        leftMillis -= rules * PLANNING_MILLIS_PER_RULE;
        leftMillis = Math.max(leftMillis, DEBT_MILLIS);
        double pauseMillis = leftMillis > 0 ? 0 : (ENOUGH_MILLIS - leftMillis) * SHARE;
        againMillis = nowMillis + Math.max(GATHERING_MILLIS, (long) pauseMillis);
        atMillis = nowMillis;
    }

    /** Time went by since the last were handed on. */
    void begin(long nowMillis) {
        if (atMillis != Long.MIN_VALUE) {
            double gained = Math.max(0, nowMillis - atMillis) / (double) SHARE;
            leftMillis = Math.min(MOST_MILLIS, leftMillis + gained);
        }
        leftMillis = Math.max(leftMillis, Double.MIN_VALUE); // the first is never held back once it is time
    }
}
