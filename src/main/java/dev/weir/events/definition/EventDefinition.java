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
 * Everything that the job knows about a built-in event type. A further type needs a class like this, and a line in
 * {@link EventDefinitions}: schema, codec, readers, config, topology and test cases use that list. Implementations are
 * stateless, and equal to others of their class.
 *
 * @param <E> its events
 */
public sealed interface EventDefinition<E extends Event> extends Serializable
        permits RecordDefinition, ChangeDefinition {

    /** Returns its type, with its name and properties. */
    EventType type();

    /** Returns the class of its events. */
    Class<E> eventClass();

    /** Returns the key of its topic under {@code topics} in the job config, which is also the topic's default name. */
    String topic();

    /** Returns the fields as seen by rules, in the order of the wire format. */
    List<EventField<E>> fields();

    /** Returns the fields that are in its records. */
    default List<EventField<E>> recordFields() {
        return fields();
    }

    /** Returns whether a job config may declare attributes of it. */
    boolean mayHaveAttributes();

    /** Returns the field of a record that identifies its event; empty if no single one does. */
    Optional<EventField<E>> idField();

    /** Returns the field of a record with the event time. */
    EventField<E> timeField();

    /** Returns the field by which each event is kept as a row of a table; empty if its events are not rows. */
    default Optional<EventField<E>> keptBy() {
        return Optional.empty();
    }

    /**
     * Returns the number of the binary form that is written; a form that changes gets a new one, and none is reused.
     */
    int form();

    /** Returns the numbers of earlier forms, which can be read too. */
    default Set<Integer> earlierForms() {
        return Set.of();
    }

    /** Returns whether it can read the form with this number. */
    default boolean reads(int form) {
        return form == form() || earlierForms().contains(form);
    }

    /** Writes the present form. */
    void write(E event, DataOutput out) throws IOException;

    /** Reads an event in one of the forms. */
    E read(int form, DataInput in) throws IOException;

    /** Creates the reader for its kind of records. */
    <R> R readBy(RecordReaders<R> readers);
}
