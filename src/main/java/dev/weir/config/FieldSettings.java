package dev.weir.config;

import dev.weir.config.JobConfig.Identity;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.ValueType;
import dev.weir.events.definition.IdentityFields;
import dev.weir.events.definition.Schema;
import dev.weir.text.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what a job config says about fields with text: which values they have, so that no rule waits for another one,
 * and which of them identify a session and its customer.
 */
final class FieldSettings {
    private static final int MOST_VALUES = 1_000;
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long LONGEST = 400 * DAY;
    private static final int MOST_ENTRIES = 1_000;
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9_-]{0,63}");

    private FieldSettings() {}

    /**
     * Returns the values of fields, by their names in rules; errors are noted.
     *
     * @param schema with all fields that there are
     */
    static Map<String, Set<String>> values(ConfigSection section, Schema schema) {
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

    /** Reads the identity, if there is one; errors are noted. */
    static Optional<Identity> identity(ConfigSection identity, Schema schema) {
        Map<String, ConfigSection> all =
                identity.sections("whom sessions are linked to: from, to, over, back and backEntries");
        if (all.size() > 1) {
            identity.note("has " + all.size() + " names; write one: an event has one session");
            return Optional.empty();
        }
        return all.entrySet().stream().findFirst().map(one -> {
            if (!NAME.matcher(one.getKey()).matches()) {
                identity.note(
                        one.getKey(),
                        "is no name; write a lower-case letter, then up to 63 letters, digits, '_' and '-'");
            }
            return identity(one.getKey(), one.getValue(), schema);
        });
    }

    private static Identity identity(String name, ConfigSection section, Schema schema) {
        String from = section.required("from", "what identifies a session, such as sessionId");
        String to = section.required("to", "whom a session is linked to, such as customerId");
        Identity link = new Identity(
                name,
                from,
                to,
                section.millis("over", 30 * DAY, MINUTE, LONGEST),
                section.millis("back", 30 * MINUTE, 0, DAY),
                section.whole("backEntries", 100, 1, MOST_ENTRIES));
        section.end();
        if (!from.isEmpty() && !to.isEmpty()) {
            check(link, section, schema);
        }
        return link;
    }

    private static void check(Identity link, ConfigSection section, Schema schema) {
        boolean fromKnown = checkText(section, "from", link.from(), schema);
        boolean toKnown = checkText(section, "to", link.to(), schema);
        if (!fromKnown || !toKnown) {
            return;
        }
        if (link.from().equals(link.to())) {
            section.note(
                    "to",
                    "is '" + link.to() + "', as 'from' is; write what a session is linked to, such as customerId");
            return;
        }
        boolean used = schema.types().stream()
                .anyMatch(type ->
                        IdentityFields.of(schema, type, link.from(), link.to()).isPresent());
        if (!used) {
            section.note(
                    "to",
                    "no type of event has '" + link.from() + "' and can be given a '" + link.to()
                            + "'; write customerId, a declared attribute of text, or a field of a declared stream that"
                            + " is neither its id nor its subject");
        }
    }

    private static boolean checkText(ConfigSection section, String key, String name, Schema schema) {
        Set<String> texts = new TreeSet<>();
        boolean known = false;
        for (EventType type : schema.types()) {
            known |= schema.find(type, name).isPresent();
            schema.fields(type).forEach(field -> texts.add(field.name()));
            texts.addAll(schema.attributesOf(type).keySet());
        }
        texts.removeIf(other -> schema.types().stream()
                .noneMatch(type -> IdentityFields.text(schema, type, other).isPresent()));
        boolean text = schema.types().stream()
                .anyMatch(type -> IdentityFields.text(schema, type, name).isPresent());
        if (!text) {
            section.note(
                    key,
                    known
                            ? "is '" + name + "', which is no text; write a field or attribute with text"
                            : "unknown field '" + name + "'" + Spelling.advice(name, texts)
                                    + "; declare it under attributes if it is one");
        }
        return text;
    }
}
