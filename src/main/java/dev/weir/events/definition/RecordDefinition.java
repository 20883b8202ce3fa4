package dev.weir.events.definition;

import dev.weir.events.Event;
import dev.weir.events.EventField;
import java.util.List;

/** The definition of a type of events each of which is a record. */
public non-sealed interface RecordDefinition<E extends Event> extends EventDefinition<E> {

    /** The fields without which a record is refused, in the order in which they are asked for. */
    List<EventField<E>> required();

    /** Fields of which a record needs one. */
    List<EventField<E>> oneOf();

    /** The event of a record that has what is required. */
    E event(RecordFields record);

    @Override
    default <R> R readBy(RecordReaders<R> readers) {
        return readers.ofRecords(this);
    }
}
