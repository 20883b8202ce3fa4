package dev.weir.rules.expression.environment;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.definition.Schema;
import dev.weir.rules.expression.scope.FieldSlot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields and declared attributes of each event type, numbered: first the fields in the order of the schema, then
 * the attributes by name. Attributes that were named while the job ran have no number: rules that were compiled before
 * and after share what was read of an event.
 */
final class FieldSlots {
    /** No types. */
    static final FieldSlots NONE = new FieldSlots(Map.of());

    private final Map<EventType, OfType> byType;

    private record OfType(Map<String, FieldSlot> fields, Map<String, FieldSlot> attributes) {}

    private FieldSlots(Map<EventType, OfType> byType) {
        this.byType = byType;
    }

    static FieldSlots of(Schema schema) {
        Map<EventType, OfType> byType = new HashMap<>();
        schema.types().forEach(type -> byType.put(type, numbered(schema, type)));
        return new FieldSlots(byType);
    }

    private static OfType numbered(Schema schema, EventType type) {
        Map<String, FieldSlot> fields = new HashMap<>();
        for (Field field : schema.fields(type)) {
            fields.put(field.name(), new FieldSlot(type, fields.size(), field));
        }
        Map<String, FieldSlot> attributes = new HashMap<>();
        for (String attribute : schema.attributesOf(type).keySet()) {
            schema.find(type, EventTypes.ATTRIBUTES + "." + attribute)
                    .ifPresent(field -> attributes.put(
                            attribute,
                            new FieldSlot(
                                    type,
                                    schema.isNamedSince(type, attribute)
                                            ? FieldSlot.NOT_KEPT
                                            : fields.size() + attributes.size(),
                                    field)));
        }
        return new OfType(fields, attributes);
    }

    Optional<FieldSlot> field(EventType type, String name) {
        return Optional.ofNullable(byType.get(type)).map(of -> of.fields().get(name));
    }

    Optional<FieldSlot> attribute(EventType type, String name) {
        return Optional.ofNullable(byType.get(type)).map(of -> of.attributes().get(name));
    }
}
