package dev.weir.config;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.ReservedWords;
import dev.weir.events.ValueType;
import dev.weir.events.definition.EventDefinition;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.definition.OtherAttributes;
import dev.weir.events.definition.Schema;
import dev.weir.events.label.FraudLabel;
import dev.weir.text.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the declared attributes and the mappings, by event type. */
final class EventSettings {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final List<String> OF_LINES = List.of("items", "items.sku", "items.quantity", "items.price");
    private static final Choices<ValueType> TYPES = Choices.usually("string", ValueType.STRING)
            .or("int", ValueType.INT)
            .or("double", ValueType.DOUBLE)
            .or("bool", ValueType.BOOL);

    /** The largest number of undeclared attributes that are kept of an event. */
    private static final int MOST_OTHERS = 64;

    private final Schema schema;
    private final Map<EventType, Map<String, String>> mappings = new HashMap<>();
    private final StreamSettings streams;
    private final TableSettings tables;
    private final Optional<LabelDefinition> labels;

    /** @param decisions reads whether the job reads what it decided */
    EventSettings(ConfigSection root, ConfigSection decisions, EventDefinitions definitions) {
        ConfigSection attributes = root.section("attributes");
        Map<EventType, Map<String, ValueType>> declared = new HashMap<>();
        for (EventDefinition<?> definition : definitions.all()) {
            EventType type = definition.type();
            if (definition.mayHaveAttributes()) {
                declared.put(type, attributes(type, attributes.section(type.ruleName())));
            }
        }
        int others = attributes.whole("others", 0, 0, MOST_OTHERS);
        attributes.end();
        ConfigSection ofStreams = root.section("streams");
        streams = new StreamSettings(ofStreams, definitions);
        streams.readDecisions(decisions);
        labels = StreamSettings.labels(
                root.section("labels"), ofStreams, streams.definitions().keySet());
        EventDefinitions read = definitions.and(labels.stream().toList());
        Schema events = new Schema(declared, streams.definitions(), read);
        tables = new TableSettings(root.section("tables"), names(events), joins(events));
        Schema all = new Schema(declared, streams.definitions(), read.and(tables.definitions()));
        schema = all.withValues(FieldSettings.values(root.section("values"), all))
                .with(new OtherAttributes(others, Map.of()));

        ConfigSection mapped = root.section("mappings");
        for (EventType type : schema.types()) {
            Map<String, String> paths = new HashMap<>(tables.pathOfKey(type));
            paths.putAll(mapping(type, mapped.section(type.ruleName())));
            mappings.put(type, paths);
        }
        mapped.end();
    }

    Schema schema() {
        return schema;
    }

    /** Returns the names of event types. */
    private static Set<String> names(Schema events) {
        return events.types().stream().map(EventType::ruleName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the fields and attributes of events that can hold the key of a row: texts, once per event. */
    private static Set<String> joins(Schema events) {
        Set<String> joins = new TreeSet<>();
        for (EventType type : events.types()) {
            for (Field field : events.fields(type)) {
                if (field.type() == ValueType.STRING) {
                    joins.add(field.name());
                }
            }
            events.attributesOf(type).forEach((name, of) -> {
                if (of == ValueType.STRING) {
                    joins.add(name);
                }
            });
        }
        return joins;
    }

    /** Returns the topics of declared streams. */
    Map<EventType, String> topics() {
        return streams.topics();
    }

    /** Returns the topic of labels, if the job reads them. */
    Map<EventType, String> topicOfLabels() {
        return labels.map(read -> Map.of(FraudLabel.TYPE, read.topic())).orElse(Map.of());
    }

    /** Returns the topics of tables. */
    Map<EventType, String> topicsOfTables() {
        return tables.topics();
    }

    Map<EventType, Map<String, String>> mappings() {
        return mappings;
    }

    /** Returns the names of all fields of all event types, including lines and declared attributes. */
    Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        for (EventType type : schema.types()) {
            fields.addAll(fields(type));
        }
        return fields;
    }

    private static Map<String, ValueType> attributes(EventType type, ConfigSection section) {
        Map<String, ValueType> types = section.openOf(TYPES);
        for (String name : types.keySet()) {
            if (!NAME.matcher(name).matches()) {
                section.note(name, "is no name for an attribute; write a letter, then letters, digits or '_'");
            } else if (ReservedWords.isKeyword(name)) {
                section.note(
                        name,
                        "is a reserved word of expressions, so that none could name it; call it such as " + name
                                + "_, and write where records have it: mappings: {" + type.ruleName() + ": {attributes."
                                + name + "_: attributes." + name + "}}");
            }
        }
        return types;
    }

    private Map<String, String> mapping(EventType type, ConfigSection section) {
        Set<String> fields = fields(type);
        Map<String, String> paths = section.open("a path, names parted by dots");
        for (Map.Entry<String, String> entry : paths.entrySet()) {
            if (!fields.contains(entry.getKey())) {
                section.note(
                        entry.getKey(),
                        "unknown field of " + type.ruleName() + Spelling.advice(entry.getKey(), fields));
            }
            if ((entry.getValue() + ".").startsWith(".") || (entry.getValue() + ".").contains("..")) {
                section.note(entry.getKey(), "is no path; write names parted by single dots, such as payment.amount");
            }
        }
        return paths;
    }

    private Set<String> fields(EventType type) {
        Set<String> fields = new TreeSet<>();
        schema.recordFields(type).forEach(fields::add);
        schema.recordAttributes(type).keySet().forEach(name -> fields.add("attributes." + name));
        if (type.hasLines()) {
            fields.addAll(OF_LINES);
        }
        return fields;
    }
}
