package dev.weir.backtest;

import dev.weir.events.Event;
import dev.weir.events.Transaction;
import java.util.Collection;
import java.util.TreeSet;

/** The time that was played: where it began and ended, where measuring began, and how many events there were. */
final class PlayedSpan {
    /** So many currencies are told apart. */
    private static final int MOST_CURRENCIES = 4;

    private final TreeSet<String> currencies = new TreeSet<>();
    private boolean hasBegun;
    private long firstMillis;
    private long fromMillis = Long.MAX_VALUE;
    private long lastMillis;
    private long measured;
    private long warmedUp;
    private String transactionId = "";

    /** Sets where measuring begins, if this is the first event that moves time. */
    void beginAt(Event event, Period period, long lookbackMillis) {
        if (!hasBegun && event.movesTime()) {
            hasBegun = true;
            firstMillis = event.timestampMillis();
            lastMillis = firstMillis;
            fromMillis = period.fromMillis().orElse(firstMillis + period.warmupMillis(lookbackMillis));
        }
    }

    /** Returns whether an event is measured; rows of tables that are older than all events are not. */
    boolean isMeasured(Event event) {
        return event.timestampMillis() >= fromMillis;
    }

    /** Counts an event. */
    void count(Event event, boolean measures) {
        if (event.movesTime()) {
            lastMillis = Math.max(lastMillis, event.timestampMillis());
        }
        if (measures) {
            measured++;
        } else {
            warmedUp++;
        }
        if (measures && event instanceof Transaction payment) {
            transactionId = transactionId.isEmpty() ? payment.id() : transactionId;
            if (currencies.size() < MOST_CURRENCIES && !payment.currency().isEmpty()) {
                currencies.add(payment.currency());
            }
        }
    }

    long firstMillis() {
        return firstMillis;
    }

    long fromMillis() {
        return fromMillis;
    }

    /** Returns where the events begin that are played and not measured. */
    long warmupFromMillis() {
        return Math.min(firstMillis, fromMillis);
    }

    long lastMillis() {
        return lastMillis;
    }

    long measured() {
        return measured;
    }

    long warmedUp() {
        return warmedUp;
    }

    /** Returns the id of the first payment that is measured; {@code ""} if there is none. */
    String transactionId() {
        return transactionId;
    }

    /** Returns the first few currencies. */
    Collection<String> currencies() {
        return currencies;
    }
}
