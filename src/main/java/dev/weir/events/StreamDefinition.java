package dev.weir.events;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A further stream, as the job config declares it.
 *
 * @param type by its name
 * @param id the field that identifies an event of it, a text
 * @param time the field that holds its event time
 * @param subject the field that says whom a decision on it is about, a text
 * @param fields the types of all fields, those above among them, by name
 */
public record StreamDefinition(EventType type, String id, String time, String subject, Map<String, ValueType> fields)
        implements Serializable {

    /**
     * Makes a defensive copy and completes the fields.
     *
     * @throws IllegalArgumentException if one that identifies something is no text, or the time is of another type
     */
    public StreamDefinition {
        Map<String, ValueType> all = new TreeMap<>(fields);
        require(all, id, ValueType.STRING);
        require(all, subject, ValueType.STRING);
        require(all, time, ValueType.TIMESTAMP);
        fields = Map.copyOf(all);
    }

    private static void require(Map<String, ValueType> fields, String name, ValueType type) {
        if (fields.merge(name, type, (declared, wanted) -> declared) != type) {
            throw new IllegalArgumentException("'" + name + "' is no " + type);
        }
    }

    /** The fields as rules see them, sorted by name. */
    public List<Field> asFields() {
        List<Field> all = new ArrayList<>();
        new TreeMap<>(fields)
                .forEach((name, declared) -> all.add(new Field(name, declared, event -> valueOf(event, name))));
        return all;
    }

    private static Value valueOf(Event event, String name) {
        return event instanceof DeclaredEvent declared ? declared.fields().get(name) : Value.absent();
    }
}
