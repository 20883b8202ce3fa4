package dev.weir.events.definition;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventField;
import dev.weir.events.RowChange;
import java.util.List;
import java.util.Optional;

/**
 * The definition of an event type whose events are table rows in their present state: plain records, or change
 * envelopes from a database's log.
 */
public non-sealed interface ChangeDefinition<E extends RowChange> extends EventDefinition<E> {

    /** Returns the field that gives the key under which the row is kept; a record without it is refused. */
    EventField<E> keyField();

    /** Returns the further fields by which rows with one key are distinguished. */
    List<EventField<E>> rowFields();

    /** Returns the fields with the content of the row; if a row has none of them, only its key was sent. */
    List<EventField<E>> valueFields();

    /** Returns what the rows describe, for errors. */
    String subjectMatter();

    /**
     * Returns the event of a row.
     *
     * @param row a row with its key
     * @param change what is known besides the row
     */
    E event(RecordFields row, Change change);

    /** Returns whether a record without a value says that the row with its key is gone. */
    default boolean hasTombstones() {
        return false;
    }

    /**
     * Returns the event of such a record.
     *
     * @param millis when the record was written, in milliseconds since the epoch
     * @param origin the place of the record
     */
    default E tombstone(String key, long millis, ChangeOrigin origin) {
        throw new UnsupportedOperationException(type() + " has no tombstones");
    }

    /**
     * The properties of a change apart from its row.
     *
     * @param millis the time, in milliseconds since the epoch
     * @param deleted whether the row was deleted
     */
    record Change(long millis, boolean deleted, ChangeOrigin origin) {}

    @Override
    default Optional<EventField<E>> keptBy() {
        return Optional.of(keyField());
    }

    /** Returns empty, since no single field identifies a change. */
    @Override
    default Optional<EventField<E>> idField() {
        return Optional.empty();
    }

    /** Returns false, since a job does not choose the columns of a table. */
    @Override
    default boolean mayHaveAttributes() {
        return false;
    }

    @Override
    default <R> R readBy(RecordReaders<R> readers) {
        return readers.ofChanges(this);
    }
}
