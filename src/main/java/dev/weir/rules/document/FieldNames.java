package dev.weir.rules.document;

import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.text.Spelling;
import java.util.Collection;

/** Says what is wrong with the name of a field where only the fields of one event can stand. */
public final class FieldNames {
    private static final String ATTRIBUTES = "attributes.";

    private FieldNames() {}

    /**
     * Returns why there is no such field, and what to write instead. In {@code by} a field stands without its event, which
     * expressions need: {@code cardId}, and not {@code transaction.cardId}.
     *
     * @param known the names that can stand there
     */
    public static String unknown(Schema schema, EventType type, String written, Collection<String> known) {
        String field = withoutEvent(schema, written);
        if (field.isEmpty()) {
            return "unknown field '" + written + "' of " + type.ruleName() + Spelling.advice(written, known);
        }
        return known.contains(field)
                ? "a field stands here without its event: write '" + field + "' instead of '" + written + "'"
                : "unknown field '" + field + "' of " + type.ruleName() + Spelling.advice(field, known);
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
