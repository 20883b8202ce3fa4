package dev.weir.io;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where the records of one event type keep what the event needs.
 *
 * @param type of the events
 * @param attributes that are declared, with their types
 * @param paths in the record, by the name of our field, such as {@code amount} → {@code payment.total}; fields of a line
 *     are named {@code items.price}, attributes {@code attributes.giftCard}; a field that is not named keeps its name
 */
record Mapping(EventType type, Map<String, ValueType> attributes, Map<String, String> paths) implements Serializable {

    /** What to take from a record. */
    Shape shape() {
        Shape.Builder shape = new Shape.Builder();
        for (WireField field : WireField.of(type)) {
            shape.send(path(field.wireName()), new Target.OfField(field));
        }
        attributes.forEach((name, declared) ->
                shape.send(path("attributes." + name), new Target.OfAttribute(name, FieldKind.of(declared))));
        if (type == EventType.TRANSACTION) {
            shape.send(path("items"), new Target.Lines(lineShape()));
        }
        return shape.build();
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
        String path = path(field.wireName());
        return path.equals(field.wireName()) ? path : path + " (our " + field.wireName() + ")";
    }

    /** Our names of all fields, lines and attributes among them. */
    Set<String> fields() {
        Set<String> fields = new HashSet<>();
        WireField.of(type).forEach(field -> fields.add(field.wireName()));
        attributes.keySet().forEach(name -> fields.add("attributes." + name));
        if (type == EventType.TRANSACTION) {
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
