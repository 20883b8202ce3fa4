package dev.weir.io.event;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventField;
import dev.weir.events.RowChange;
import dev.weir.events.definition.ChangeDefinition;
import dev.weir.events.definition.ChangeDefinition.Change;
import dev.weir.io.value.BadRecord;
import dev.weir.operators.EventReader.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table before and after a change, and the event that this is. The fields that identify a row, such as its
 * sku and warehouse, need not be its key in the database, so an update can move it: then it is first deleted at the old
 * place and then added at the new one, as Debezium itself does when the key changes.
 *
 * <p>How much of the old row is sent depends on the database: all of it, its key, or nothing. A column that was not
 * sent is absent or null, so a row with only empty columns is taken for one of which only the key was sent.
 *
 * @param op as in the envelope
 */
record ChangedRow<E extends RowChange>(
        Mapping mapping,
        ChangeDefinition<E> definition,
        @Nullable Draft before,
        @Nullable Draft after,
        String op,
        long millis,
        ChangeOrigin origin) {
    private static final String ONLY_KEY = ": only the key of the row was sent; have the database send whole rows,"
            + " PostgreSQL with ALTER TABLE … REPLICA IDENTITY FULL, MySQL with binlog_row_image=FULL";

    /** Returns the row after the change. */
    E now() throws BadRecord {
        if (after == null) {
            throw new BadRecord("after is missing in a change with op " + op + "; write the new row");
        }
        mapping.require(after, definition.keyField());
        return change(after, false);
    }

    /**
     * Returns the row after the change, preceded by its deletion at the old place if it moved. A database that sends no
     * old row does so where no key changed; one that sends an old row without the place, as the surrogate key alone, may
     * have moved it, and the row would then count at both places.
     */
    Reading updated() throws BadRecord {
        E now = now();
        if (after == null || before == null) {
            return new Reading.Accepted(now);
        }
        if (!before.has(definition.keyField())) {
            throw new BadRecord("before has no " + mapping.named(definition.keyField()) + in() + ONLY_KEY);
        }
        if (!isMoved(before, after)) {
            return new Reading.Accepted(now);
        }
        for (EventField<E> field : definition.rowFields()) {
            if (!isWhole(before) && !before.has(field) && after.has(field)) {
                throw new BadRecord("before has no " + mapping.named(field) + in() + ONLY_KEY);
            }
        }
        return new Reading.Moved(change(before, true), now);
    }

    private boolean isMoved(Draft before, Draft after) {
        EventField<E> key = definition.keyField();
        boolean moved = !before.text(key).equals(after.text(key));
        for (EventField<E> field : definition.rowFields()) {
            boolean isKnown = before.has(field) || isWhole(before);
            moved |= isKnown && !before.text(field).equals(after.text(field));
        }
        return moved;
    }

    /** Returns the row as it was before it was deleted. */
    E deleted() throws BadRecord {
        if (before == null) {
            throw new BadRecord(
                    "before is missing" + in() + "; write the deleted row; PostgreSQL needs REPLICA IDENTITY FULL");
        }
        requirePlace(before, "before", in());
        return change(before, true);
    }

    /** Returns a deleted row that was flattened: it is where the new row would be. */
    E flattenedDelete() throws BadRecord {
        Draft row = after == null ? new Draft() : after;
        requirePlace(row, "the deleted row", "");
        return change(row, true);
    }

    private String in() {
        return " in a change with op " + op;
    }

    /** Refuses a row whose place is not known. */
    private void requirePlace(Draft row, String which, String in) throws BadRecord {
        if (!row.has(definition.keyField())) {
            throw new BadRecord(which + " has no " + mapping.named(definition.keyField()) + in + ONLY_KEY);
        }
        for (EventField<E> field : definition.rowFields()) {
            if (!row.has(field)
                    && row.names(field)
                    && !isWhole(row)) { // other rows have it, and that of this row was not sent
                throw new BadRecord(which + " has no " + mapping.named(field) + in + ONLY_KEY);
            }
        }
    }

    private boolean isWhole(Draft row) {
        for (EventField<E> field : definition.valueFields()) {
            if (row.has(field)) {
                return true;
            }
        }
        return false;
    }

    private E change(Draft row, boolean deleted) {
        return definition.event(row, new Change(millis, deleted, origin));
    }
}
