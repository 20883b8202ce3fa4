package dev.weir.events;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A further stream declared in the job config.
 *
 * @param type by its name
 * @param id the field that identifies its events, a text
 * @param time the field with the event time
 * @param subject the field with the subject of decisions about its events, a text
 * @param fields the types of all fields, including those above, by name
 */
public record StreamDefinition(EventType type, String id, String time, String subject, Map<String, ValueType> fields)
        implements Serializable {

    /**
     * Makes a defensive copy and completes the fields.
     *
     * @throws IllegalArgumentException if an identifying field is not a text, or the time has another type
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

    /** Returns the fields as seen by rules, sorted by name. */
    public List<Field> asFields() {
        List<Field> all = new ArrayList<>();
        new TreeMap<>(fields)
                .forEach((name, declared) -> all.add(new Field(name, declared, event -> valueOf(event, name))));
        return all;
    }

    /** Returns the field with this name as seen by rules; empty if there is none. */
    public Optional<Field> asField(String name) {
        ValueType declared = fields.get(name);
        return declared == null
                ? Optional.empty()
                : Optional.of(new Field(name, declared, event -> valueOf(event, name)));
    }

    private static Value valueOf(Event event, String name) {
        return event instanceof DeclaredEvent declared ? declared.fields().get(name) : Value.absent();
    }
}
