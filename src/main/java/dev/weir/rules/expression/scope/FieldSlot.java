package dev.weir.rules.expression.scope;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.rules.expression.value.CelValues;

/**
 * A scalar field or a declared attribute of an event type, resolved once, when an expression is planned.
 *
 * @param number its index among the fields and attributes of the type, from 0; the same in all expressions of a schema;
 *     {@link #NOT_KEPT} for one whose value is read anew each time
 */
public record FieldSlot(EventType type, int number, Field field) {

    /** The number of an attribute that was named while the job ran: it has no index that all expressions agree on. */
    public static final int NOT_KEPT = -1;

    /** Returns its value in an event of the type as a CEL value, or {@link CelValues#ABSENT}. */
    public Object of(Event event) {
        return CelValues.toCel(field.of(event));
    }
}
