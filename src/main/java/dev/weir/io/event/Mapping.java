package dev.weir.io.event;

import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.FieldKind;
import dev.weir.events.LineItem;
import dev.weir.events.StreamDefinition;
import dev.weir.events.ValueType;
import dev.weir.events.definition.EventDefinition;
import dev.weir.events.definition.RecordFields;
import dev.weir.events.definition.RecordReaders;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.io.value.BadRecord;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of one event type contain the fields of the event.
 *
 * @param type of the events
 * @param attributes the declared ones, with their types
 * @param known the definition of a built-in type; null for declared streams
 * @param declared the definition of a declared stream; null for built-in types
 * @param paths in the record, by the name of our field, such as {@code amount} → {@code payment.total}; fields of a
 *     line are named {@code items.price}, attributes {@code attributes.giftCard}; a field without a path keeps its name
 * @param others how many undeclared attributes are taken as texts
 */
record Mapping(
        EventType type,
        Map<String, ValueType> attributes,
        @Nullable EventDefinition<?> known,
        @Nullable StreamDefinition declared,
        Map<String, String> paths,
        int others)
        implements Serializable {
    private static final Pattern UPPER = Pattern.compile("(?<=[a-z0-9])[A-Z]");

    /** Creates the mapping for events of a type under a schema. */
    static Mapping of(EventType type, Schema schema, Map<String, String> paths) {
        return new Mapping(
                type,
                schema.recordAttributes(type),
                schema.definitions().find(type).orElse(null),
                schema.stream(type).orElse(null),
                paths,
                schema.mayHaveAttributes(type) ? schema.others().most() : 0);
    }

    /** Returns a reader for such records. */
    <R> R readBy(RecordReaders<R> readers, Function<StreamDefinition, R> ofStreams) {
        if (known != null) {
            return known.readBy(readers);
        }
        if (declared == null) {
            throw new IllegalArgumentException("nothing is known of " + type);
        }
        return ofStreams.apply(declared);
    }

    private List<? extends EventField<?>> columns() {
        return known == null ? List.of() : known.recordFields();
    }

    /** Returns what to take from a record. */
    Shape shape() {
        Shape.Builder shape = new Shape.Builder();
        for (EventField<?> field : columns()) {
            send(field, shape);
        }
        attributes.forEach((name, declared) ->
                shape.send(path("attributes." + name), new Target.OfAttribute(name, FieldKind.of(declared))));
        shape.sendOthers("attributes", others);
        if (declared != null) {
            declared.fields()
                    .forEach((name, of) -> shape.send(path(name), new Target.OfAttribute(name, kindOf(name, of))));
        }
        if (type.hasLines()) {
            shape.send(path("items"), new Target.Lines(lineShape()));
        }
        return shape.build();
    }

    private FieldKind kindOf(String name, ValueType of) {
        boolean identifies = declared != null && (name.equals(declared.id()) || name.equals(declared.subject()));
        return identifies ? FieldKind.ID : FieldKind.of(of);
    }

    /** Returns what to take from a row in a change envelope, which contains the time itself. */
    Shape rowShape() {
        Shape.Builder shape = new Shape.Builder();
        for (EventField<?> field : columns()) {
            if (known != null && !field.equals(known.timeField())) {
                send(field, shape);
            }
        }
        return shape.build();
    }

    /** Adds where a field is; a column of a table may also be written in snake_case, as databases do. */
    private void send(EventField<?> field, Shape.Builder shape) {
        String name = field.wireName();
        shape.send(path(name), new Target.OfField(field));
        String snake = snake(name);
        if (known instanceof TableDefinition && !paths.containsKey(name) && !snake.equals(name)) {
            shape.send(snake, new Target.OfField(field));
        }
    }

    /** Returns the units of times that the job config says, by the path in a row. */
    Map<String, TimeUnit> units() {
        Map<String, TimeUnit> units = new HashMap<>();
        if (known instanceof TableDefinition table) {
            table.units().forEach((column, unit) -> {
                units.put(path(column), unit);
                if (!paths.containsKey(column)) {
                    units.put(snake(column), unit);
                }
            });
        }
        return units;
    }

    private static String snake(String name) {
        return UPPER.matcher(name).replaceAll(letter -> "_" + letter.group().toLowerCase(Locale.ROOT));
    }

    /** Refuses a record that has no value for a field. */
    void require(RecordFields draft, EventField<?> field) throws BadRecord {
        if (!draft.has(field)) {
            throw missing(field.wireName(), field.kind());
        }
    }

    /** Returns the error that a record has no value for a field, by our name. */
    BadRecord missing(String field, FieldKind kind) {
        return BadRecord.missing(field, named(field), kind.advice());
    }

    /** Returns a field by the name its writer uses, followed by our name if that differs. */
    String named(EventField<?> field) {
        return named(field.wireName());
    }

    /** Returns the same of a field by our name. */
    String named(String field) {
        String path = path(field);
        return path.equals(field) ? path : path + " (our " + field + ")";
    }

    /** Returns our names of all fields, including lines and attributes. */
    Set<String> fields() {
        Set<String> fields = new HashSet<>();
        columns().forEach(field -> fields.add(field.wireName()));
        attributes.keySet().forEach(name -> fields.add("attributes." + name));
        if (declared != null) {
            fields.addAll(declared.fields().keySet());
        }
        if (type.hasLines()) {
            fields.add("items");
            for (EventField<?> field : LineItem.Column.values()) {
                fields.add("items." + field.wireName());
            }
        }
        return fields;
    }

    /**
     * Returns the names of these fields in records, the last name of each path, and our names too, for writers who
     * still use those.
     */
    Set<String> namesInRecords(Set<String> fields) {
        Set<String> names = new HashSet<>();
        for (String field : fields) {
            names.add(lastOf(path(field)));
            names.add(lastOf(field));
        }
        return names;
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private Shape lineShape() {
        Shape.Builder shape = new Shape.Builder();
        for (EventField<?> field : LineItem.Column.values()) {
            String ours = "items." + field.wireName();
            shape.send(paths.getOrDefault(ours, field.wireName()), new Target.OfField(field));
        }
        return shape.build();
    }

    /** Returns where records have a field, by our name. */
    String path(String ours) {
        return paths.getOrDefault(ours, ours);
    }
}
