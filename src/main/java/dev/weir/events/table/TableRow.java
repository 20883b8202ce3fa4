package dev.weir.events.table;

import dev.weir.events.Attributes;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.Content;
import dev.weir.events.ContentSink;
import dev.weir.events.EventType;
import dev.weir.events.Fingerprint;
import dev.weir.events.RowChange;
import dev.weir.events.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The present row of a table that the job config declares, or its deletion.
 *
 * <p>A tombstone is the deletion of a row of which nothing but its key is said: a record without a value. Connectors that
 * flatten changes write it as the only word of a deletion, and those that write envelopes write it behind one. So it takes
 * away a row whose record lies before it in the topic, and none that came in an envelope with its position in the log: if
 * that was deleted, an envelope says so.
 *
 * <p>Of two changes of a row the one with the later position in the log of the database counts; without positions of
 * the same kind, the one with the later time, and of two with the same time the one that was written to Kafka later.
 *
 * @param type by the name of the table
 * @param key the value of the primary key, as a text; the events that the row is joined with have it too
 * @param columns all declared columns that have a value
 * @param unsent the columns that the change left out because they did not change; for a tombstone all of them
 * @param origin where the change comes from
 */
public record TableRow(
        EventType type,
        String key,
        long timestampMillis,
        boolean deleted,
        Attributes columns,
        Set<String> unsent,
        ChangeOrigin origin)
        implements RowChange {

    /**
     * Makes a defensive copy.
     *
     * @throws IllegalArgumentException if there is no key
     */
    public TableRow {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the key of the row is missing");
        }
        unsent = Set.copyOf(unsent);
    }

    /**
     * Returns a deletion of which nothing else is said.
     *
     * @param columns of the table, at least one
     * @param origin the place of the record
     */
    public static TableRow tombstone(
            EventType type, String key, long timestampMillis, Set<String> columns, ChangeOrigin origin) {
        return new TableRow(type, key, timestampMillis, true, Attributes.NONE, columns, origin);
    }

    private boolean isTombstone() {
        return deleted && !unsent.isEmpty() && !origin.hasPosition();
    }

    @Override
    public boolean needsRow() {
        return isTombstone();
    }

    /** Returns the key. */
    @Override
    public String subject() {
        return key;
    }

    /** Returns {@code ""}: it is about a row, and that need not be a person. */
    @Override
    public String person() {
        return "";
    }

    @Override
    public boolean movesTime() {
        return false;
    }

    /** Returns key and position, such as {@code c-7/lsn/24023128}, or else key, time and a hash of the columns. */
    @Override
    public String id() {
        return key + "/" + (origin.hasPosition() ? origin.position() : timestampMillis + "/" + hash());
    }

    private String hash() {
        return Long.toHexString(Fingerprint.of(new TreeMap<>(columns.values()).toString(), Boolean.toString(deleted)));
    }

    @Override
    public void addIdentityTo(ContentSink sink) {
        sink.add(key);
        if (origin.hasPosition()) {
            sink.add(origin.position());
        } else {
            sink.add(timestampMillis);
        }
    }

    @Override
    public void addContentTo(ContentSink sink) {
        if (!origin.hasPosition()) {
            Content.add(1, timestampMillis, sink);
        }
        Content.add(columns, sink);
        Content.add(5, deleted ? 1 : 0, sink);
    }

    /**
     * Returns the place of its record, or, with a position, a hash of its columns: in Oracle a transaction can change a
     * row several times at one position.
     */
    @Override
    public String occurrence() {
        if (origin.hasPosition()) {
            return hash();
        }
        return origin.hasRecord() ? origin.partition() + "/" + origin.offset() : "";
    }

    /** Returns what no row of another table has, since rows of several tables may be kept under one key. */
    @Override
    public String row() {
        return rowOf(type);
    }

    /** Returns what distinguishes the row of a table from other rows at its key. */
    public static String rowOf(EventType table) {
        return "\u0000" + table.ruleName();
    }

    @Override
    public boolean isBefore(RowChange other) {
        if (isTombstone()) {
            return !takesAway(other);
        }
        if (origin.isComparableTo(other.origin())) {
            return origin.isBefore(other.origin());
        }
        return timestampMillis < other.timestampMillis()
                || (timestampMillis == other.timestampMillis() && origin.isWrittenBefore(other.origin()));
    }

    @Override
    public boolean mayFollowAgain(RowChange there) {
        return isTombstone()
                ? takesAway(there)
                : !deleted && there.deleted() && there.origin().isWrittenBefore(origin);
    }

    private boolean takesAway(RowChange there) {
        ChangeOrigin its = there.origin();
        if (there.deleted() || (its.hasPosition() && !its.hasRecord())) {
            return false;
        }
        return its.partition() == origin.partition()
                ? its.isWrittenBefore(origin)
                : there.timestampMillis() <= timestampMillis;
    }

    @Override
    public boolean agreesWith(RowChange other) {
        return columns.values().isEmpty() || (other instanceof TableRow there && columns.equals(there.columns));
    }

    /** Returns whether this deletes a row whose key another took at the same time, unless positions tell their order. */
    @Override
    public boolean endsAnotherThan(RowChange there) {
        return !origin.isComparableTo(there.origin()) && RowChange.super.endsAnotherThan(there);
    }

    /** Returns the row as an event of its own, at a time at which a date of it is due. */
    public TableRow dueAt(long millis) {
        return new TableRow(type, key, millis, false, columns, Set.of(), ChangeOrigin.UNKNOWN);
    }

    /**
     * Returns this row with the earlier values of the columns that were left out. A tombstone has the time and the position
     * of the row that it takes away: its own time is that of a record, and the next change of the row may have been made
     * before.
     */
    @Override
    public TableRow over(RowChange earlier) {
        if (isTombstone()) {
            ChangeOrigin place = earlier.origin().inRecord(origin.partition(), origin.offset());
            return new TableRow(type, key, earlier.timestampMillis(), true, Attributes.NONE, Set.of(), place);
        }
        if (unsent.isEmpty() || !(earlier instanceof TableRow there)) {
            return this;
        }
        Map<String, Value> all = new HashMap<>(columns.values());
        for (String column : unsent) {
            Value kept = there.columns.get(column);
            if (kept.isPresent()) {
                all.put(column, kept);
            }
        }
        return new TableRow(type, key, timestampMillis, deleted, new Attributes(all), Set.of(), origin);
    }
}
