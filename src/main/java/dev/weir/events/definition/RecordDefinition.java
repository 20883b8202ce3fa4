package dev.weir.events.definition;

import dev.weir.events.Event;
import dev.weir.events.EventField;
import java.util.List;

/** The definition of an event type with one event per record. */
public non-sealed interface RecordDefinition<E extends Event> extends EventDefinition<E> {

    /** Returns the mandatory fields of a record, in the order in which they are checked. */
    List<EventField<E>> required();

    /** Returns fields of which a record needs at least one. */
    List<EventField<E>> oneOf();

    /** Returns the event of a record with all mandatory fields. */
    E event(RecordFields record);

    @Override
    default <R> R readBy(RecordReaders<R> readers) {
        return readers.ofRecords(this);
    }
}
