package dev.weir.engine.dedup;

import dev.weir.events.Event;
import dev.weir.events.RowChange;

/**
 * What a key or a subject finds when it looks an event up among those that it has met.
 *
 * @param fingerprint keyed hash of the event's id
 * @param content keyed hash of what it holds; 0 where that makes no difference
 * @param outcome of the latest decision on the id, {@code ""} if there is none
 */
public record DeduplicationResult(Kind kind, long fingerprint, long content, String outcome) {

    /** What is known of the event. */
    enum Kind {
        /** No event of its id came within the horizon. */
        UNSEEN,
        /** The latest event of its id had the same content. */
        SAME,
        /** An earlier one of its id had, and then came one that had not. */
        RETURNED,
        /** Events of its id came, none with its content. */
        OTHER
    }

    /**
     * Whether the event has not been here. A row that differs from the one before it is another change, even
     * under one id; it may come back to an earlier content, if a record of its own says so.
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

    /** Whether the event has the id of an earlier one, and says something else. */
    public boolean isCorrection(Event event) {
        return kind == Kind.OTHER && !(event instanceof RowChange);
    }
}
