package dev.weir.config;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import dev.weir.text.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads which values a field with text has, so that no rule waits for another one. */
final class FieldValues {
    private static final int MOST_VALUES = 1_000;

    private FieldValues() {}

    /**
     * Returns the values of fields, by their names in rules; errors are noted.
     *
     * @param schema with all fields that there are
     */
    static Map<String, Set<String>> read(ConfigSection section, Schema schema) {
        Map<String, ValueType> fields = fields(schema);
        Map<String, Set<String>> values = new TreeMap<>();
        section.openTexts("a list of different texts").forEach((name, written) -> {
            ValueType type = fields.get(name);
            if (type == null) {
                section.note(name, "unknown field" + Spelling.advice(name, fields.keySet()));
            } else if (type != ValueType.STRING) {
                section.note(name, "is no field with text, and only those declare their values; leave it out");
            } else if (written.size() > MOST_VALUES) {
                section.note(name, tooMany(written));
            } else if (!written.isEmpty()) { // an empty list is noted by what read it
                values.put(name, Set.copyOf(written));
            }
        });
        return values;
    }

    private static String tooMany(List<String> written) {
        return "has " + written.size() + " values; write at most " + MOST_VALUES
                + ", or leave it out and let rules ask a list of them with inList(...)";
    }

    private static Map<String, ValueType> fields(Schema schema) {
        Map<String, ValueType> fields = new TreeMap<>();
        for (EventType type : schema.types()) {
            for (Field field : schema.fields(type)) {
                fields.put(type.ruleName() + "." + field.name(), field.type());
            }
            schema.attributesOf(type)
                    .forEach((name, declared) -> fields.put(type.ruleName() + ".attributes." + name, declared));
        }
        return fields;
    }
}
