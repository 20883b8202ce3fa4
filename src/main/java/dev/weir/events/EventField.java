package dev.weir.events;

import java.io.Serializable;
import java.util.function.Function;

/**
 * A field that every event of a type can have, or every line of one; implemented by an enum, whose constants are the fields
 * in the order of the wire format.
 *
 * @param <E> what has it
 */
public interface EventField<E> extends Serializable {

    /** What it is called, what it is read as, and from where. */
    Reading<E> reading();

    /** Its place among the fields, from 0. */
    int ordinal();

    /** The name in rules and, unless it is mapped, in records; camelCase. */
    default String wireName() {
        return reading().wireName();
    }

    /** What its values are read as. */
    default FieldKind kind() {
        return reading().kind();
    }

    /**
     * What makes a field.
     *
     * @param reader its value, absent if there is none
     */
    record Reading<E>(String wireName, FieldKind kind, Function<E, Value> reader) {}
}
