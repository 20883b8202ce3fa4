package dev.weir.events;

import java.io.Serializable;
import java.util.function.Function;

/**
 * A field of all events of a type, or of all their lines; implemented by an enum, whose constants are the fields in the
 * order of the wire format.
 *
 * @param <E> the type that has the field
 */
public interface EventField<E> extends Serializable {

    /** Returns what it is called, what it is read as, and from where. */
    Reading<E> reading();

    /** Returns its index among the fields, from 0. */
    int ordinal();

    /** Returns the name in rules and, unless it is mapped, in records; camelCase. */
    default String wireName() {
        return reading().wireName();
    }

    /** Returns the kind of its values. */
    default FieldKind kind() {
        return reading().kind();
    }

    /**
     * The definition of a field.
     *
     * @param reader its value, absent if there is none
     */
    record Reading<E>(String wireName, FieldKind kind, Function<E, Value> reader) {}
}
