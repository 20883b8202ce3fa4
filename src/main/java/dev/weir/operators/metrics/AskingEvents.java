package dev.weir.operators.metrics;

/** Counts events, for all rules that each of them asks. Counted by one thread; what others read may be a moment old. */
final class AskingEvents {
    private long count;

    void inc() {
        count++;
    }

    long count() {
        return count;
    }
}
