package dev.weir.operators.metrics;

/**
 * Counts the events for which all of a set of rules apply. Written by one thread; other threads may read a slightly
 * older value.
 */
final class ApplicableEvents {
    private long count;

    void inc() {
        count++;
    }

    long count() {
        return count;
    }
}
