package dev.weir.rules.requirement;

import dev.weir.events.Value;

/**
 * A value that a requirement is about.
 *
 * @param source where it is read
 * @param otherwise what stands in for it where it is absent, as by {@code orElse}; absent if nothing does
 */
public record Operand(Source source, Value otherwise) {

    /** One that nothing stands in for. */
    Operand(Source source) {
        this(source, Value.absent());
    }

    /** Where a value is read. */
    public sealed interface Source {}

    /**
     * A field of an event.
     *
     * @param event the name of its type
     * @param name of the field, with {@code attributes.} before it if it is an attribute
     */
    public record OfEvent(String event, String name) implements Source {}

    /** A variable by its name: a feature of the rule, if it has one of that name. */
    public record Named(String name) implements Source {}
}
