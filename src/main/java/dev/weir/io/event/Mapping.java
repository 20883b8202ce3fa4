package dev.weir.io.event;

import dev.weir.events.EventType;
import dev.weir.events.Schema;
import dev.weir.events.StreamDefinition;
import dev.weir.events.ValueType;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.FieldKind;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of one event type keep what the event needs.
 *
 * @param type of the events
 * @param attributes that are declared, with their types
 * @param declared what is declared of the type; null for those that every job has
 * @param paths in the record, by the name of our field, such as {@code amount} → {@code payment.total}; fields of a line
 *     are named {@code items.price}, attributes {@code attributes.giftCard}; a field that is not named keeps its name
 */
record Mapping(
        EventType type,
        Map<String, ValueType> attributes,
        @Nullable StreamDefinition declared,
        Map<String, String> paths)
        implements Serializable {

    /** Of the events of a type under a schema. */
    static Mapping of(EventType type, Schema schema, Map<String, String> paths) {
        return new Mapping(type, schema.attributesOf(type), schema.stream(type).orElse(null), paths);
    }

    /** What is declared of the type; empty for those that every job has. */
    Optional<StreamDefinition> stream() {
        return Optional.ofNullable(declared);
    }

    /** What to take from a record. */
    Shape shape() {
        Shape.Builder shape = new Shape.Builder();
        for (WireField field : WireField.of(type)) {
            shape.send(path(field.wireName()), new Target.OfField(field));
        }
        attributes.forEach((name, declared) ->
                shape.send(path("attributes." + name), new Target.OfAttribute(name, FieldKind.of(declared))));
        if (declared != null) {
            declared.fields()
                    .forEach((name, of) -> shape.send(path(name), new Target.OfAttribute(name, kindOf(name, of))));
        }
        if (type.equals(EventType.TRANSACTION)) {
            shape.send(path("items"), new Target.Lines(lineShape()));
        }
        return shape.build();
    }

    private FieldKind kindOf(String name, ValueType of) {
        boolean identifies = declared != null && (name.equals(declared.id()) || name.equals(declared.subject()));
        return identifies ? FieldKind.ID : FieldKind.of(of);
    }

    /** What to take from a row in a change envelope: the envelope itself has the time. */
    Shape rowShape() {
        Shape.Builder shape = new Shape.Builder();
        for (WireField field : WireField.of(type)) {
            if (field != WireField.TIME) {
                shape.send(path(field.wireName()), new Target.OfField(field));
            }
        }
        return shape.build();
    }

    /** Refuses a record that has no value for a field. */
    void require(Draft draft, WireField field) throws BadRecord {
        if (!draft.has(field)) {
            throw new BadRecord(named(field) + " is missing; " + field.kind().advice());
        }
    }

    /** A field as its writer knows it, with our name where that is another. */
    String named(WireField field) {
        return named(field.wireName());
    }

    /** The same of a field by our name. */
    String named(String field) {
        String path = path(field);
        return path.equals(field) ? path : path + " (our " + field + ")";
    }

    /** Our names of all fields, lines and attributes among them. */
    Set<String> fields() {
        Set<String> fields = new HashSet<>();
        WireField.of(type).forEach(field -> fields.add(field.wireName()));
        attributes.keySet().forEach(name -> fields.add("attributes." + name));
        if (declared != null) {
            fields.addAll(declared.fields().keySet());
        }
        if (type.equals(EventType.TRANSACTION)) {
            fields.add("items");
            WireField.ofLine().forEach(field -> fields.add("items." + field.wireName()));
        }
        return fields;
    }

    /** What a record calls these fields, the last name of each path; and our names too, for who still writes those. */
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
        for (WireField field : WireField.ofLine()) {
            String ours = "items." + field.wireName();
            shape.send(paths.getOrDefault(ours, field.wireName()), new Target.OfField(field));
        }
        return shape.build();
    }

    private String path(String ours) {
        return paths.getOrDefault(ours, ours);
    }
}
