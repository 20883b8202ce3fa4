package dev.weir.sandbox.load;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The transactions that were sent and not decided yet, with the moment at which each was to be sent. Safe for use by
 * several threads.
 */
public final class InFlight {
    /** More than this wait only for a job that stands still; later ones are not followed then. */
    private static final int MOST = 1_000_000;

    private final Map<String, Long> dueNanos = new HashMap<>();

    /** Follows a transaction that was due at this moment of {@link System#nanoTime}. */
    synchronized void sent(String transactionId, long dueAtNanos) {
        if (dueNanos.size() < MOST) {
            dueNanos.put(transactionId, dueAtNanos);
        }
    }

    /** When the transaction was due, if it was waiting; it waits no longer. */
    public synchronized OptionalLong decided(String transactionId) {
        Long due = dueNanos.remove(transactionId);
        if (dueNanos.isEmpty()) {
            notifyAll();
        }
        return due == null ? OptionalLong.empty() : OptionalLong.of(due);
    }

    /** How many wait. */
    public synchronized int size() {
        return dueNanos.size();
    }

    /**
     * Waits until none waits.
     *
     * @return how many still do
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
