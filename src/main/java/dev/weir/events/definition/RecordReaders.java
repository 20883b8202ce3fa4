package dev.weir.events.definition;

import dev.weir.events.Event;
import dev.weir.events.RowChange;

/**
 * Makes readers of records, one for each kind of records that there is.
 *
 * @param <R> the readers
 */
public interface RecordReaders<R> {

    /** For records each of which is an event. */
    <E extends Event> R ofRecords(RecordDefinition<E> definition);

    /** For records each of which is the row of a table, or a change of one. */
    <E extends RowChange> R ofChanges(ChangeDefinition<E> definition);
}
