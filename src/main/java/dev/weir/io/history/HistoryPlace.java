package dev.weir.io.history;

/**
 * Where an event of a history was read, written {@code transactions.csv.gz:17} for a line and {@code transactions/3@812345}
 * for a record of a topic. The places of a history are ordered as its files are, and within a file as its lines.
 *
 * @param source the number of the file or partition in the order of the history, from 0
 * @param name of the file as it was named, or topic and partition
 * @param unit of {@code at}
 * @param at the line or row, from 1, or the offset in the partition
 */
public record HistoryPlace(int source, String name, Unit unit, long at) implements Comparable<HistoryPlace> {

    /** What the number of a place counts. */
    public enum Unit {
        /** Lines of a file; a row that takes several counts as its first. */
        LINE,
        /** Rows of a file. */
        ROW,
        /** Offsets in a partition. */
        OFFSET
    }

    @Override
    public int compareTo(HistoryPlace other) {
        int bySource = Integer.compare(source, other.source);
        return bySource != 0 ? bySource : Long.compare(at, other.at);
    }

    @Override
    public String toString() {
        return switch (unit) {
            case LINE -> name + ":" + at;
            case ROW -> name + ", row " + at;
            case OFFSET -> name + "@" + at;
        };
    }
}
