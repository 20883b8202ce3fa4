package dev.weir.engine.message;

import dev.weir.events.Event;

/**
 * An event on its way to a subject whom it may call for a decision about.
 *
 * @param epoch whose rules decide
 * @param correlationId of its signals too
 * @param signals how many keys will answer
 * @param primary whether this is the event's own subject, about whom a transaction is always decided; others come from
 *     rules with a {@code subject} of their own
 * @param recordMillis when the record of the event was written, by the clock of who wrote it, since 1970; {@link #UNKNOWN}
 *     if nobody knows
 */
public record Announced(
        long epoch, long correlationId, String subject, Event event, int signals, boolean primary, long recordMillis)
        implements Correlated {
    /** Stands for an unknown time; no record has it. */
    public static final long UNKNOWN = -1;
}
