package dev.weir.operators.label;

/**
 * Lets {@value #MOST_A_MINUTE} dead letters through in a minute: a topic of labels may be about the payments of a whole
 * company, of which a job sees few. For use by one thread.
 */
final class LetterGate {
    /** The most letters of an instance in a minute. */
    static final int MOST_A_MINUTE = 600;

    private static final long MINUTE_MILLIS = 60_000;

    private long minute = Long.MIN_VALUE;
    private int letters;
    private long heldBack;

    /** Returns whether a letter is to be written. */
    boolean lets(long nowMillis) {
        long now = Math.floorDiv(nowMillis, MINUTE_MILLIS);
        if (now != minute) {
            minute = now;
            letters = 0;
        }
        if (letters == MOST_A_MINUTE) {
            heldBack++;
            return false;
        }
        letters++;
        return true;
    }

    /** Returns how many were not written. */
    long heldBack() {
        return heldBack;
    }
}
