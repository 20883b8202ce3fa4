package dev.weir.events.definition;

import dev.weir.events.Event;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.StreamDefinition;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.label.FraudLabel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The scalar fields of each event type, and the attributes and further streams that a job declares: what rules may
 * name, and what features may be kept {@code by}.
 *
 * @param attributes declared attributes by event type and name; inventory and declared streams have none
 * @param definitions of the types that every job has
 * @param values that a field with text has, where the job declares them, by the field's name in rules, such as {@code
 *     click.type} or {@code transaction.attributes.channel}; new rules compare with no other
 * @param others attributes that the job config does not declare
 */
public record Schema(
        Map<EventType, Map<String, ValueType>> attributes,
        Map<EventType, StreamDefinition> streams,
        EventDefinitions definitions,
        Map<String, Set<String>> values,
        OtherAttributes others)
        implements Serializable {
    /** The name of the only field that a transaction has once per line. */
    public static final String SKU = "sku";

    private static final String ATTRIBUTES = "attributes.";

    /** No declared attributes. */
    public static final Schema PLAIN = new Schema(Map.of());

    /** Makes defensive copies. */
    public Schema {
        attributes = Map.copyOf(attributes);
        streams = Map.copyOf(streams);
        values = Map.copyOf(values);
    }

    /** Creates a schema without attributes that the job config does not declare. */
    public Schema(
            Map<EventType, Map<String, ValueType>> attributes,
            Map<EventType, StreamDefinition> streams,
            EventDefinitions definitions,
            Map<String, Set<String>> values) {
        this(attributes, streams, definitions, values, OtherAttributes.NONE);
    }

    /** Creates a schema in which no field declares its values. */
    public Schema(
            Map<EventType, Map<String, ValueType>> attributes,
            Map<EventType, StreamDefinition> streams,
            EventDefinitions definitions) {
        this(attributes, streams, definitions, Map.of());
    }

    /** Creates a schema with the event types of this release. */
    public Schema(Map<EventType, Map<String, ValueType>> attributes, Map<EventType, StreamDefinition> streams) {
        this(attributes, streams, EventDefinitions.BUILT_IN);
    }

    /** Creates a schema without declared streams. */
    public Schema(Map<EventType, Map<String, ValueType>> attributes) {
        this(attributes, Map.of());
    }

    /** Returns a copy in which these fields have these values alone, by their names in rules. */
    public Schema withValues(Map<String, Set<String>> declared) {
        return new Schema(attributes, streams, definitions, declared, others);
    }

    /** Returns a copy with these attributes that the job config does not declare. */
    public Schema with(OtherAttributes newOthers) {
        return new Schema(attributes, streams, definitions, values, newOthers);
    }

    /** Returns the types of all events of the job: the built-in ones, then the declared ones by name. */
    public List<EventType> types() {
        List<EventType> types = new ArrayList<>(definitions.types());
        streams.keySet().stream().sorted().forEach(types::add);
        return List.copyOf(types);
    }

    /** Returns the declaration of a type; empty for built-in ones. */
    public Optional<StreamDefinition> stream(EventType type) {
        return Optional.ofNullable(streams.get(type));
    }

    /** Returns the scalar fields of an event type, in the order of the wire format, without attributes. */
    public List<Field> fields(EventType type) {
        StreamDefinition declared = streams.get(type);
        return declared != null
                ? declared.asFields()
                : definitions.find(type).map(Schema::fieldsOf).orElse(List.of());
    }

    /** Returns the names of the fields in records of a type, without attributes. */
    public List<String> recordFields(EventType type) {
        StreamDefinition declared = streams.get(type);
        if (declared != null) {
            return declared.asFields().stream().map(Field::name).toList();
        }
        return definitions.find(type).map(Schema::recordFieldsOf).orElse(List.of());
    }

    /** Returns whether a record may lack a field that is no attribute; of the rows of a table nothing is known. */
    public boolean isOptional(EventType type, String name) {
        StreamDefinition declared = streams.get(type);
        if (declared != null) {
            return !List.of(declared.id(), declared.time(), declared.subject()).contains(name);
        }
        return definitions.find(type).orElse(null) instanceof RecordDefinition<?> record
                && record.required().stream()
                        .noneMatch(field -> field.wireName().equals(name));
    }

    /** Returns the field of a record that identifies its event; empty if no single one does. */
    public Optional<String> idField(EventType type) {
        StreamDefinition declared = streams.get(type);
        return declared != null
                ? Optional.of(declared.id())
                : definitions.find(type).flatMap(EventDefinition::idField).map(EventField::wireName);
    }

    /** Returns the field of a record with the event time. */
    public String timeField(EventType type) {
        StreamDefinition declared = streams.get(type);
        return declared != null
                ? declared.time()
                : definitions.find(type).orElseThrow().timeField().wireName();
    }

    /**
     * Returns the fields that the rows of a table are kept by, whether or not a rule uses them; empty if the type is
     * not a table.
     */
    public Optional<List<String>> keptBy(EventType type) {
        return definitions.find(type).flatMap(EventDefinition::keptBy).map(field -> List.of(field.wireName()));
    }

    /** Returns whether a job config may declare attributes of an event type. */
    public boolean mayHaveAttributes(EventType type) {
        return definitions.find(type).filter(EventDefinition::mayHaveAttributes).isPresent();
    }

    /** Returns the type whose attributes its events have: a label has those of its transaction. */
    private EventType attributed(EventType type) {
        return isOfLabels(type) ? EventType.TRANSACTION : type;
    }

    /** Returns whether a type is that of labels; a job that reads none may declare a stream of that name. */
    public boolean isOfLabels(EventType type) {
        return type.equals(FraudLabel.TYPE) && !streams.containsKey(type);
    }

    /**
     * Returns the declared attributes that records of an event type can have, sorted by name, with those that were
     * named since.
     */
    public Map<String, ValueType> recordAttributes(EventType type) {
        return isOfLabels(type) ? Map.of() : attributesOf(type);
    }

    /** Returns the declared attributes of an event type, sorted by name, with those that were named since. */
    public Map<String, ValueType> attributesOf(EventType ofEvents) {
        EventType type = attributed(ofEvents);
        Map<String, ValueType> all = new TreeMap<>(attributes.getOrDefault(type, Map.of()));
        others.of(type).forEach(all::putIfAbsent);
        return all;
    }

    /** Returns whether an attribute was named while the job ran, and is not declared by the job config. */
    public boolean isNamedSince(EventType type, String attribute) {
        EventType of = attributed(type);
        return others.of(of).containsKey(attribute)
                && !attributes.getOrDefault(of, Map.of()).containsKey(attribute);
    }

    /**
     * Returns the field with that name, also if it may be an attribute that was named since: for what reads events of a
     * rule that was checked, wherever it was.
     */
    public Optional<Field> findOrRead(EventType type, String name) {
        Optional<Field> declared = find(type, name);
        boolean mayBeRead = others.most() > 0 && name.startsWith(ATTRIBUTES) && mayHaveAttributes(attributed(type));
        return declared.isPresent() || !mayBeRead
                ? declared
                : Optional.of(read(name.substring(ATTRIBUTES.length()), ValueType.STRING));
    }

    /** Returns an attribute of which events have a text. */
    private static Field readAs(String attribute, ValueType type) {
        return new Field(
                ATTRIBUTES + attribute,
                type,
                event -> TypedText.as(type, event.attributes().get(attribute)));
    }

    private static Field read(String attribute, ValueType type) {
        return new Field(
                ATTRIBUTES + attribute, type, event -> event.attributes().get(attribute));
    }

    /**
     * Returns the field or declared attribute with that name; an attribute is also found as {@code attributes.name},
     * and a field has precedence over an attribute with the same name. The result's {@link Field#name()} is canonical:
     * attributes begin with {@code attributes.}.
     */
    public Optional<Field> find(EventType type, String name) {
        Optional<Field> field = field(type, name);
        return field.isPresent() ? field : attribute(type, name);
    }

    /** Returns a scalar field by its name, and makes no others. */
    private Optional<Field> field(EventType type, String name) {
        StreamDefinition declared = streams.get(type);
        return declared != null
                ? declared.asField(name)
                : definitions.find(type).flatMap(definition -> fieldOf(definition, name));
    }

    private Optional<Field> attribute(EventType type, String name) {
        String bare = name.startsWith(ATTRIBUTES) ? name.substring(ATTRIBUTES.length()) : name;
        ValueType declared = attributesOf(type).get(bare);
        if (declared == null) {
            return Optional.empty();
        }
        return Optional.of(isNamedSince(type, bare) ? readAs(bare, declared) : read(bare, declared));
    }

    private static <E extends Event> List<String> recordFieldsOf(EventDefinition<E> definition) {
        return definition.recordFields().stream().map(EventField::wireName).toList();
    }

    private static <E extends Event> List<Field> fieldsOf(EventDefinition<E> definition) {
        Class<E> events = definition.eventClass();
        List<Field> fields = new ArrayList<>();
        for (EventField<E> field : definition.fields()) {
            fields.add(of(field.reading(), events));
        }
        return fields;
    }

    private static <E extends Event> Optional<Field> fieldOf(EventDefinition<E> definition, String name) {
        for (EventField<E> field : definition.fields()) {
            EventField.Reading<E> reading = field.reading();
            if (reading.wireName().equals(name)) {
                return Optional.of(of(reading, definition.eventClass()));
            }
        }
        return Optional.empty();
    }

    private static <E extends Event> Field of(EventField.Reading<E> reading, Class<E> events) {
        Function<E, Value> reader = reading.reader();
        return new Field(reading.wireName(), reading.kind().type(), event -> reader.apply(events.cast(event)));
    }
}
