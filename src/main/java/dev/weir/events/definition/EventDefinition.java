package dev.weir.events.definition;

import dev.weir.events.Event;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the job knows of a type of events that every job has. A further type is a class like this, and a line in
 * {@link EventDefinitions}: schema, codec, readers, config, topology and test cases go by that list. Implementations have
 * no state, and are equal to others of their class.
 *
 * @param <E> its events
 */
public sealed interface EventDefinition<E extends Event> extends Serializable
        permits RecordDefinition, ChangeDefinition {

    /** Its name, and what is different about it. */
    EventType type();

    /** The class of its events. */
    Class<E> eventClass();

    /** The key of its topic under {@code topics} in the job config, and the topic's usual name. */
    String topic();

    /** The fields as rules see them, in the order of the wire format. */
    List<EventField<E>> fields();

    /** Those that its records have. */
    default List<EventField<E>> recordFields() {
        return fields();
    }

    /** Whether a job config may declare attributes of it. */
    boolean mayHaveAttributes();

    /** The field of a record that identifies its event; empty if no single one does. */
    Optional<EventField<E>> idField();

    /** The field of a record that holds the event time. */
    EventField<E> timeField();

    /** The field under whose value each event is kept as a row of a table; empty if they are no rows. */
    default Optional<EventField<E>> keptBy() {
        return Optional.empty();
    }

    /** The number of the binary form that is written; a form that changes gets a new one, and none is used again. */
    int form();

    /** The numbers of earlier forms, which are read too. */
    default Set<Integer> earlierForms() {
        return Set.of();
    }

    /** Whether it reads the form of this number. */
    default boolean reads(int form) {
        return form == form() || earlierForms().contains(form);
    }

    /** Writes the present form. */
    void write(E event, DataOutput out) throws IOException;

    /** Reads one of the forms. */
    E read(int form, DataInput in) throws IOException;

    /** Has the reader for its kind of records made. */
    <R> R readBy(RecordReaders<R> readers);
}
