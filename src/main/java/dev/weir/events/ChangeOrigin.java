package dev.weir.events;

/**
 * The origin of a change of a row: its position in the log of its database, or else that of its record. A flattened
 * change has both: it may be followed by a record without a value, which has a place only, and says that the row is gone.
 *
 * @param position parts separated by {@code /}, such as {@code lsn/24023128} or {@code mysql-bin.000003/1542/0}; {@code
 *     ""} if the source provides none
 * @param partition of the record in Kafka; {@code -1} if unknown, and for a change in an envelope with a position
 * @param offset of the record in Kafka; {@code -1} for the same
 */
public record ChangeOrigin(String position, int partition, long offset) {
    private static final int NOWHERE = -1;
    private static final char SEPARATOR = '/';

    /** An unknown origin. */
    public static final ChangeOrigin UNKNOWN = new ChangeOrigin("", NOWHERE, NOWHERE);

    /** Checks the place of the record. */
    public ChangeOrigin {
        boolean ofRecord = partition >= 0 && offset >= 0;
        if (!ofRecord && (partition != NOWHERE || offset != NOWHERE)) {
            throw new IllegalArgumentException("a record is at partition and offset 0 or later");
        }
    }

    /** Returns a position in the source's log, or the unknown origin for {@code ""}. */
    public static ChangeOrigin ofSource(String position) {
        return position.isEmpty() ? UNKNOWN : new ChangeOrigin(position, NOWHERE, NOWHERE);
    }

    /** Returns the place of a record whose source provides no position. */
    public static ChangeOrigin ofRecord(int partition, long offset) {
        return new ChangeOrigin("", partition, offset);
    }

    /** Returns this position, if there is one, with the place of a record. */
    public ChangeOrigin inRecord(int inPartition, long atOffset) {
        return new ChangeOrigin(position, inPartition, atOffset);
    }

    /** Returns whether there is a position in the source's log. */
    public boolean hasPosition() {
        return !position.isEmpty();
    }

    /** Returns whether the place of the record is known. */
    public boolean hasRecord() {
        return partition >= 0;
    }

    /**
     * Returns whether the source made this change before another; false if either has no position.
     *
     * <p>Positions are compared part by part: a shorter part comes first, and parts of the same length are compared as
     * texts. That is the order of whole numbers, of hexadecimal numbers of fixed width, and of numbered files.
     */
    public boolean isBefore(ChangeOrigin other) {
        return hasPosition() && other.hasPosition() && compare(position, other.position) < 0;
    }

    /** Returns whether both are positions of the same kind of log, so that {@link #isBefore} knows their order. */
    public boolean isComparableTo(ChangeOrigin other) {
        return hasPosition() && other.hasPosition() && kind(position).equals(kind(other.position));
    }

    /** Returns the name of the first part; {@code ""} for positions that begin with the name of a file. */
    private static String kind(String position) {
        String first = position.substring(0, endOfPart(position, 0));
        return first.chars().allMatch(c -> Character.isLetter(c) || c == '_') ? first : "";
    }

    /** Returns whether both are records of one partition, and this one was written before the other. */
    public boolean isWrittenBefore(ChangeOrigin other) {
        return hasRecord() && partition == other.partition && offset < other.offset;
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
