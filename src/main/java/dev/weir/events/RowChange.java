package dev.weir.events;

/**
 * A row of a table as it is from now on, or its end. It tells how something is, and not that something happened: of two
 * changes of a row the later one counts, and other content under the same id is another change.
 */
public interface RowChange extends Event {

    /** What tells the row apart from others that are kept under the same key; {@code ""} where there is only one. */
    String row();

    /** Whether the row is gone. */
    boolean deleted();

    /** Where the change was read. */
    ChangeOrigin origin();

    /**
     * Whether this change comes before one of the same row that came earlier than it: by time, and at one time by the
     * position. Without positions those of one time are taken in the order in which they come.
     */
    default boolean isBefore(RowChange other) {
        return timestampMillis() < other.timestampMillis()
                || (timestampMillis() == other.timestampMillis() && origin().isBefore(other.origin()));
    }

    /**
     * Whether this change and another say the same of their rows, or this one says nothing, since only the key of its row
     * was sent.
     */
    boolean agreesWith(RowChange other);

    /**
     * Whether this is the end of a row at a place that another row took at the same time, as where two rows change places in
     * one transaction: what the row that goes said is not what the one says that is there.
     */
    default boolean endsAnotherThan(RowChange there) {
        return deleted() && !there.deleted() && timestampMillis() == there.timestampMillis() && !agreesWith(there);
    }
}
