package dev.weir.events;

/**
 * The present content of a table row, or its deletion. It describes a state, and not something that happened: of two
 * changes of a row the later one counts, and different content under the same id is another change.
 */
public interface RowChange extends Event {

    /** Returns what distinguishes the row from others kept under the same key; {@code ""} if there is only one. */
    String row();

    /** Returns whether the row was deleted. */
    boolean deleted();

    /** Returns the origin of the change. */
    ChangeOrigin origin();

    /**
     * Returns whether this change precedes one of the same row that arrived earlier: by time, and for the same time by
     * the position. Without positions, changes with the same time are ordered by arrival.
     */
    default boolean isBefore(RowChange other) {
        return timestampMillis() < other.timestampMillis()
                || (timestampMillis() == other.timestampMillis() && origin().isBefore(other.origin()));
    }

    /**
     * Returns whether two changes say the same about their rows, or this one says nothing, because only the key of its
     * row was sent.
     */
    boolean agreesWith(RowChange other);

    /** Returns the row that results if it follows this one: as it is, unless it leaves out what did not change. */
    default RowChange over(RowChange earlier) {
        return this;
    }

    /**
     * Returns whether this counts after the change of the same row that was applied last, even if it was seen before: a
     * connector that goes back in its log deletes a row again, by a record that has no position, and inserts it again.
     */
    default boolean mayFollowAgain(RowChange there) {
        return false;
    }

    /** Returns whether this says nothing of a row that is not known. */
    default boolean needsRow() {
        return false;
    }

    /**
     * Returns whether this deletes a row at a place that another row took at the same time, for example when two rows
     * swap places in one transaction: the content of the deleted row differs from that of the present one.
     */
    default boolean endsAnotherThan(RowChange there) {
        return deleted() && !there.deleted() && timestampMillis() == there.timestampMillis() && !agreesWith(there);
    }
}
