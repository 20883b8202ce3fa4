package dev.weir.events;

import java.util.function.Function;

/**
 * A field of an event as seen by rules.
 *
 * @param name in rules, camelCase
 * @param type of its values
 * @param reader its value in an event of the field's event type; absent if the event has none
 */
public record Field(String name, ValueType type, Function<Event, Value> reader) {

    /** Returns the field's value in this event. */
    public Value of(Event event) {
        return reader.apply(event);
    }
}
