package dev.weir.rules.requirement;

import dev.weir.events.Value;

/**
 * A value that a requirement refers to.
 *
 * @param source where it is read from
 * @param otherwise its default if it is absent, as with {@code orElse}; absent if there is none
 */
public record Operand(Source source, Value otherwise) {

    /** Creates an operand without a default. */
    Operand(Source source) {
        this(source, Value.absent());
    }

    /** Where a value is read from. */
    public sealed interface Source {}

    /**
     * A field of an event.
     *
     * @param event the name of the event type
     * @param name of the field, prefixed with {@code attributes.} for an attribute
     */
    public record OfEvent(String event, String name) implements Source {}

    /** A variable by its name: a feature of the rule, if there is one with that name. */
    public record Named(String name) implements Source {}
}
