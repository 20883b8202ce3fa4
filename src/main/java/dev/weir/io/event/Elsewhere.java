package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.io.value.BadRecord;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Finds a field that a record lacks under another spelling, or one object further in, as in envelopes of other
 * programs. Only read once the record is refused.
 */
final class Elsewhere {
    private static final Set<String> ENVELOPES = Set.of("payload", "after", "before");

    private Elsewhere() {}

    /**
     * Returns where the record has the field instead, for the end of an error; {@code ""} if nowhere.
     *
     * @param field our name of it
     * @param in before the first token of a record that was read to its end, or up to a fault
     */
    static String advice(String field, JsonParser in) throws IOException {
        in.nextToken();
        String further = "";
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            if (!name.equals(field) && isAlike(name, field)) { // one of that very name is empty
                return said(field, name, false);
            }
            if (in.nextToken() == JsonToken.START_OBJECT) {
                String inner = within(field, ENVELOPES.contains(name), in);
                further = further.isEmpty() && !inner.isEmpty()
                        ? said(field, BadRecord.shown(name) + "." + inner, true)
                        : further;
            } else {
                in.skipChildren();
            }
        }
        return further;
    }

    /**
     * Returns the name in this object, and reads to its end.
     *
     * @param isRead whether the job looks into such an object: there a field of that very name is empty
     */
    private static String within(String field, boolean isRead, JsonParser in) throws IOException {
        String found = "";
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean isEmptyThere = isRead && in.currentName().equals(field);
            if (found.isEmpty() && !isEmptyThere && isAlike(in.currentName(), field)) {
                found = in.currentName();
            }
            in.nextToken();
            in.skipChildren();
        }
        return found;
    }

    private static boolean isAlike(String name, String field) {
        return name.length() <= 2 * field.length() && plain(name).equals(plain(field));
    }

    /** Returns a name without its upper case and the signs between its words. */
    static String plain(String name) {
        return name.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static String said(String field, String path, boolean further) {
        return !further
                ? ". The record has " + path + ": write " + field + ", or name it under mappings of the job"
                : ". The record has " + path
                        + ": fields have to be at its top, or, of rows, in Debezium's envelope with op,"
                        + " before and after";
    }
}
