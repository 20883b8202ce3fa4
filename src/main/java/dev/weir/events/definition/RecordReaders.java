package dev.weir.events.definition;

import dev.weir.events.Event;
import dev.weir.events.RowChange;

/**
 * Creates readers of records, one for each kind of records.
 *
 * @param <R> the readers
 */
public interface RecordReaders<R> {

    /** Creates a reader for records with one event each. */
    <E extends Event> R ofRecords(RecordDefinition<E> definition);

    /** Creates a reader for records that are table rows, or changes of them. */
    <E extends RowChange> R ofChanges(ChangeDefinition<E> definition);
}
