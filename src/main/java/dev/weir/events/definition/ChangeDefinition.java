package dev.weir.events.definition;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventField;
import dev.weir.events.RowChange;
import java.util.List;
import java.util.Optional;

/**
 * The definition of a type of events each of which is a row of a table as it is now: a plain record, or the change envelope
 * of a database's log.
 */
public non-sealed interface ChangeDefinition<E extends RowChange> extends EventDefinition<E> {

    /** The field that says under which key the row is kept; a record without it is refused. */
    EventField<E> keyField();

    /** The further fields by which rows of one key are told apart. */
    List<EventField<E>> rowFields();

    /** The fields that say something of the row; a row that has none of them is one of which only the key was sent. */
    List<EventField<E>> valueFields();

    /** What the rows tell, as errors name it. */
    String subjectMatter();

    /**
     * The event of a row.
     *
     * @param row that has its key
     * @param change what is known besides the row
     */
    E event(RecordFields row, Change change);

    /**
     * What is known of a change besides its row.
     *
     * @param millis when, in milliseconds since the epoch
     * @param deleted whether the row is gone
     */
    record Change(long millis, boolean deleted, ChangeOrigin origin) {}

    @Override
    default Optional<EventField<E>> keptBy() {
        return Optional.of(keyField());
    }

    /** No single field does. */
    @Override
    default Optional<EventField<E>> idField() {
        return Optional.empty();
    }

    /** A table has columns, which a job does not choose. */
    @Override
    default boolean mayHaveAttributes() {
        return false;
    }

    @Override
    default <R> R readBy(RecordReaders<R> readers) {
        return readers.ofChanges(this);
    }
}
