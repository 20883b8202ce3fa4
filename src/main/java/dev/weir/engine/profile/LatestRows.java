package dev.weir.engine.profile;

import dev.weir.events.RowChange;
import dev.weir.events.Value;
import dev.weir.events.binary.Binary;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.table.TableRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a table at one key: the latest change of each row. A deleted row is remembered with its time, so that an
 * older change that comes late does not bring it back. Size: a few dozen bytes for each row that ever existed.
 */
public final class LatestRows {
    private static final int VERSION = 1;
    private static final EventCodec ROWS = new EventCodec();

    /** By what distinguishes them. Most keys have no rows and share an empty map. */
    private Map<String, RowChange> latest = Map.of();

    /**
     * Applies a change.
     *
     * @return false if nothing happened, because a later change of the row was applied before, because this deletes a
     *     row whose place another row has taken, or because there is no row to delete
     */
    boolean apply(RowChange change) {
        RowChange applied = latest.get(change.row());
        if (applied == null && change.needsRow()) {
            return false;
        }
        if (applied != null && (change.isBefore(applied) || change.endsAnotherThan(applied))) {
            return false;
        }
        put(applied == null ? change : change.over(applied));
        return true;
    }

    /** Returns whether a change counts though it was seen before. */
    boolean mayFollowAgain(RowChange change) {
        RowChange applied = latest.get(change.row());
        return applied != null && change.mayFollowAgain(applied);
    }

    private void put(RowChange change) {
        if (latest.isEmpty()) {
            latest = new TreeMap<>();
        }
        latest.put(change.row(), change);
    }

    /** Returns the existing rows, sorted by what identifies them; a view. */
    Collection<RowChange> rows() {
        return Collections.unmodifiableCollection(latest.values());
    }

    /** Returns a column of the present row of a declared table; absent if there is no such row; see {@link TableRow#row}. */
    Value value(String row, String column) {
        return latest.get(row) instanceof TableRow present && !present.deleted()
                ? present.columns().get(column)
                : Value.absent();
    }

    /** Returns whether there is a row of a declared table, even a deleted one. */
    boolean hasTableRows() {
        for (RowChange row : latest.values()) {
            if (row instanceof TableRow) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether no row is known, not even a deleted one. */
    public boolean isEmpty() {
        return latest.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(latest.size(), out);
        for (RowChange row : latest.values()) {
            ROWS.write(row, out);
        }
    }

    static LatestRows read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "rows", in);
        LatestRows rows = new LatestRows();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            if (!(ROWS.read(in) instanceof RowChange row)) {
                throw new IOException("an event that is no row of a table, among the rows of one");
            }
            rows.put(row);
        }
        return rows;
    }
}
