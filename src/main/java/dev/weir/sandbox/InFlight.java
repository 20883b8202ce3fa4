package dev.weir.sandbox;

import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The transactions that were sent and not decided yet, with the moment at which each was to be sent. Safe for use by
 * several threads.
 */
final class InFlight {
    /** More than this wait only for a job that stands still; later ones are not followed then. */
    private static final int MOST = 1_000_000;

    private final ConcurrentHashMap<String, Long> dueNanos = new ConcurrentHashMap<>();

    /** Follows a transaction that was due at this moment of {@link System#nanoTime}. */
    void sent(String transactionId, long dueAtNanos) {
        if (dueNanos.size() < MOST) {
            dueNanos.put(transactionId, dueAtNanos);
        }
    }

    /** When the transaction was due, if it was waiting; it waits no longer. */
    OptionalLong decided(String transactionId) {
        Long due = dueNanos.remove(transactionId);
        return due == null ? OptionalLong.empty() : OptionalLong.of(due);
    }

    /** How many wait. */
    int size() {
        return dueNanos.size();
    }
}
