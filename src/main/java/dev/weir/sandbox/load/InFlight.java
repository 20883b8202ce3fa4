package dev.weir.sandbox.load;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The transactions that were sent and not yet decided, with the time when each was due. Safe for use by several
 * threads.
 */
public final class InFlight {
    /** More than this wait only if the job stands still; further ones are not tracked. */
    private static final int MOST = 1_000_000;

    private final Map<String, Long> dueNanos = new HashMap<>();

    /** Tracks a transaction that was due at this time of {@link System#nanoTime}. */
    synchronized void sent(String transactionId, long dueAtNanos) {
        if (dueNanos.size() < MOST) {
            dueNanos.put(transactionId, dueAtNanos);
        }
    }

    /** Returns when the transaction was due, if it was tracked, and stops tracking it. */
    public synchronized OptionalLong decided(String transactionId) {
        Long due = dueNanos.remove(transactionId);
        if (dueNanos.isEmpty()) {
            notifyAll();
        }
        return due == null ? OptionalLong.empty() : OptionalLong.of(due);
    }

    /** Returns how many wait. */
    public synchronized int size() {
        return dueNanos.size();
    }

    /**
     * Waits until none is left.
     *
     * @return how many are left
     */
    public synchronized int awaitNone(long atMostMillis) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMillis);
        long leftNanos = endNanos - System.nanoTime();
        while (!dueNanos.isEmpty() && leftNanos > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
            leftNanos = endNanos - System.nanoTime();
        }
        return dueNanos.size();
    }
}
