package dev.weir.engine.dedup;

import dev.weir.events.Event;
import dev.weir.events.RowChange;
import java.util.Optional;

/**
 * The result of looking up an event among those that a key or a subject saw lately.
 *
 * @param fingerprint keyed hash of the event's id
 * @param content keyed hash of its content; 0 where the content makes no difference
 * @param outcome of the latest decision on the id, {@code ""} if there is none
 */
public record DeduplicationResult(Kind kind, long fingerprint, long content, String outcome) {

    /** What is known about the event. */
    enum Kind {
        /** No event with its id arrived within the horizon. */
        UNSEEN,
        /** The latest event with its id had the same content. */
        SAME,
        /** An earlier event with its id had the same content, and the latest had not. */
        RETURNED,
        /** Events with its id arrived, none with its content. */
        OTHER
    }

    /** Returns the result for an event whose content was not seen, after the latest of its id if there was one. */
    static DeduplicationResult unlike(Optional<DeduplicationEntry> latest, long fingerprint, long content) {
        return latest.isEmpty()
                ? new DeduplicationResult(Kind.UNSEEN, fingerprint, content, "")
                : new DeduplicationResult(
                        Kind.OTHER, fingerprint, content, latest.get().outcome());
    }

    /**
     * Returns whether the event is new. A table row that differs from the one before is a new change, even under the
     * same id; it may return to an earlier content if a record of its own says so.
     */
    public boolean isNew(Event event) {
        return switch (kind) {
            case UNSEEN -> true;
            case SAME -> false;
            case RETURNED ->
                event instanceof RowChange change && change.origin().hasRecord();
            case OTHER -> event instanceof RowChange;
        };
    }

    /** Returns whether the event has the id of an earlier one and different content. */
    public boolean isCorrection(Event event) {
        return kind == Kind.OTHER && !(event instanceof RowChange);
    }
}
