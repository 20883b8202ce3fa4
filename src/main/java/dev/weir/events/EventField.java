package dev.weir.events;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * A field that every event of a type can have, or every line of one; implemented by an enum, whose constants are the fields
 * in the order of the wire format.
 *
 * @param <E> what has it
 */
public interface EventField<E> extends Serializable {

    /** The name in rules and, unless it is mapped, in records; camelCase. */
    String wireName();

    /** What its values are read as. */
    FieldKind kind();

    /** Its value, absent if there is none. */
    Value of(E owner);

    /** Its place among the fields, from 0. */
    int ordinal();

    /** These by their names. */
    static <E> Map<String, EventField<E>> byName(EventField<E>[] fields) {
        Map<String, EventField<E>> byName = new HashMap<>();
        for (EventField<E> field : fields) {
            byName.put(field.wireName(), field);
        }
        return Map.copyOf(byName);
    }
}
