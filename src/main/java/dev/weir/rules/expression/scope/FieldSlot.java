package dev.weir.rules.expression.scope;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.rules.expression.value.CelValues;

/**
 * A scalar field or a declared attribute of a type of event, found once, when an expression is planned.
 *
 * @param number its place among the fields and attributes of the type, from 0; the same in all expressions of a schema
 */
public record FieldSlot(EventType type, int number, Field field) {

    /** Its value in an event of the type as CEL has it, or {@link CelValues#ABSENT}. */
    public Object of(Event event) {
        return CelValues.toCel(field.of(event));
    }
}
