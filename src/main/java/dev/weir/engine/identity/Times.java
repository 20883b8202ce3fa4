package dev.weir.engine.identity;

/** Sums of times that stay within bounds, since an event may have any time. */
final class Times {
    private Times() {}

    /** Returns the sum; the latest time there is if it is beyond. */
    static long plus(long millis, long positive) {
        return millis > Long.MAX_VALUE - positive ? Long.MAX_VALUE : millis + positive;
    }
}
