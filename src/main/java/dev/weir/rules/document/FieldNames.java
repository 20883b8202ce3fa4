package dev.weir.rules.document;

import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.text.Spelling;
import java.util.Collection;
import java.util.regex.Pattern;

/** Says what is wrong with the name of a field where only the fields of one event can stand. */
public final class FieldNames {
    private static final String ATTRIBUTES = "attributes.";
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private FieldNames() {}

    /**
     * Returns why there is no such field, and what to write instead. In {@code by} a field stands without its event, which
     * expressions need: {@code cardId}, and not {@code transaction.cardId}.
     *
     * @param known the names that can stand there
     */
    public static String unknown(Schema schema, EventType type, String written, Collection<String> known) {
        String field = withoutEvent(schema, written);
        if (field.isEmpty() && written.startsWith(ATTRIBUTES) && schema.mayHaveAttributes(type)) {
            return undeclared(
                    type.ruleName(),
                    written.substring(ATTRIBUTES.length()),
                    schema.attributesOf(type).keySet());
        }
        if (field.isEmpty()) {
            return noField(schema, type, written, known);
        }
        boolean asAttribute = written.contains("." + ATTRIBUTES);
        if (asAttribute && !schema.attributesOf(type).containsKey(field)) {
            return undeclared(type.ruleName(), field, schema.attributesOf(type).keySet());
        }
        if (!known.contains(field)) {
            return noField(schema, type, field, known);
        }
        boolean hasField =
                schema.fields(type).stream().anyMatch(one -> one.name().equals(field));
        return "a field stands here without its event: write '" + (asAttribute && hasField ? ATTRIBUTES : "") + field
                + "' instead of '" + written + "'";
    }

    private static String noField(Schema schema, EventType type, String field, Collection<String> known) {
        return "unknown field '" + field + "' of " + type.ruleName() + Spelling.advice(field, known)
                + (schema.mayHaveAttributes(type)
                                && ATTRIBUTE.matcher(field).matches()
                                && Spelling.nearest(field, known).isEmpty()
                        ? "; if it is an attribute, " + declaration(type.ruleName(), field)
                        : "");
    }

    /** Returns what is said of an attribute that is not declared. */
    public static String undeclared(String type, String name, Collection<String> declared) {
        return "the attribute '" + name + "' is not declared"
                + Spelling.nearest(name, declared)
                        .map(near -> Spelling.MEANT + near + "'?")
                        .orElse((declared.isEmpty() ? "" : "; declared are " + Spelling.listed(declared)) + "; "
                                + declaration(type, name));
    }

    private static String declaration(String type, String name) {
        return "declare it in the job config or in job/schema, as attributes: {" + type + ": {" + name + ": string}}";
    }

    /** Returns what follows the name of an event type, and that of its attributes; {@code ""} without such a name. */
    private static String withoutEvent(Schema schema, String written) {
        for (EventType type : schema.types()) {
            String before = type.ruleName() + ".";
            if (written.startsWith(before)) {
                String field = written.substring(before.length());
                return field.startsWith(ATTRIBUTES) ? field.substring(ATTRIBUTES.length()) : field;
            }
        }
        return "";
    }
}
