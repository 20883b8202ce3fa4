package dev.weir.io.event;

import dev.weir.events.EventField;
import dev.weir.events.FieldKind;
import java.io.Serializable;

/** Where the value of a field of a record goes. */
sealed interface Target extends Serializable {

    /** A field of the event or of a line. */
    record OfField(EventField<?> field) implements Target {}

    /** A declared attribute. */
    record OfAttribute(String name, FieldKind kind) implements Target {}

    /** The lines of a transaction, each with this shape. */
    record Lines(Shape line) implements Target {}
}
