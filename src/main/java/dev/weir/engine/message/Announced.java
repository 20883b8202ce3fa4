package dev.weir.engine.message;

import dev.weir.engine.join.Joining;
import dev.weir.events.Event;

/**
 * An event on its way to a subject about whom it may trigger a decision.
 *
 * @param epoch the epoch of the rules that decide
 * @param correlationId the same as that of its signals
 * @param signals the number of keys that will answer
 * @param primary whether this is the event's own subject, about whom a transaction is always decided; others come from
 *     rules with a {@code subject} of their own
 * @param recordMillis when the record of the event was written, by the writer's clock, in epoch milliseconds; {@link
 *     #UNKNOWN} if not known
 * @param joining where the decision about this subject meets those about the others, if the event has one answer
 */
public record Announced(
        long epoch,
        long correlationId,
        String subject,
        Event event,
        int signals,
        boolean primary,
        long recordMillis,
        Joining joining)
        implements Correlated {
    /** Stands for an unknown time; no record has this time. */
    public static final long UNKNOWN = -1;

    /** Creates a message about a subject whose decision is whole by itself. */
    public Announced(
            long epoch,
            long correlationId,
            String subject,
            Event event,
            int signals,
            boolean primary,
            long recordMillis) {
        this(epoch, correlationId, subject, event, signals, primary, recordMillis, Joining.NONE);
    }

    /** Returns the message to another subject, for which this number of keys answer. */
    public Announced to(String other, int answers, boolean own, Joining place) {
        return new Announced(epoch, correlationId, other, event, answers, own, recordMillis, place);
    }
}
