package dev.weir.events;

/**
 * Where a change of stock was read: its place in the log of the database that made it, else that of the record that told
 * it.
 *
 * @param position parts separated by {@code /}, such as {@code lsn/24023128} or {@code mysql-bin.000003/1542/0}; {@code ""}
 *     if the source gives none
 * @param partition of the record in Kafka; {@code -1} if unknown, and where there is a position
 * @param offset of the record in Kafka; {@code -1} likewise
 */
public record ChangeOrigin(String position, int partition, long offset) {
    private static final int NOWHERE = -1;
    private static final char SEPARATOR = '/';

    /** Nobody knows. */
    public static final ChangeOrigin UNKNOWN = new ChangeOrigin("", NOWHERE, NOWHERE);

    /** Checks that it is either of the two, or none. */
    public ChangeOrigin {
        boolean ofRecord = partition >= 0 && offset >= 0;
        if (!ofRecord && (partition != NOWHERE || offset != NOWHERE)) {
            throw new IllegalArgumentException("a record is at partition and offset 0 or later");
        }
        if (ofRecord && !position.isEmpty()) {
            throw new IllegalArgumentException("a change with a position needs no record");
        }
    }

    /** A place in the source's log, or nowhere if it is {@code ""}. */
    public static ChangeOrigin ofSource(String position) {
        return position.isEmpty() ? UNKNOWN : new ChangeOrigin(position, NOWHERE, NOWHERE);
    }

    /** The place of a record whose source gives none. */
    public static ChangeOrigin ofRecord(int partition, long offset) {
        return new ChangeOrigin("", partition, offset);
    }

    /** Whether the source says where the change stands in its log. */
    public boolean hasPosition() {
        return !position.isEmpty();
    }

    /** Whether the record that told it is known. */
    public boolean hasRecord() {
        return partition >= 0;
    }

    /**
     * Whether the source made this change before another; false if either has no position.
     *
     * <p>Part by part a shorter one comes first, and of one length the one that is first as a text. That is the order of
     * whole numbers, of numbers of fixed width in hex, and of files that are numbered through.
     */
    public boolean isBefore(ChangeOrigin other) {
        return hasPosition() && other.hasPosition() && compare(position, other.position) < 0;
    }

    private static int compare(String one, String two) {
        int atOne = 0;
        int atTwo = 0;
        while (atOne < one.length() && atTwo < two.length()) {
            int endOne = endOfPart(one, atOne);
            int endTwo = endOfPart(two, atTwo);
            int order = Integer.compare(endOne - atOne, endTwo - atTwo);
            if (order == 0) {
                order = one.substring(atOne, endOne).compareTo(two.substring(atTwo, endTwo));
            }
            if (order != 0) {
                return order;
            }
            atOne = endOne + 1;
            atTwo = endTwo + 1;
        }
        return Integer.compare(one.length(), two.length());
    }

    private static int endOfPart(String text, int from) {
        int end = text.indexOf(SEPARATOR, from);
        return end < 0 ? text.length() : end;
    }
}
