package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The position of a change in the log of its database, read from Debezium's {@code source}, or from a flattened record
 * configured to keep its fields as {@code __lsn} or {@code __source_lsn}. Values that cannot be a position, such as an
 * object or a text longer than {@value #MAX_CHARS} characters, are ignored.
 */
final class SourcePosition {
    static final int MAX_CHARS = 100;

    private static final String FLATTENED = "__";
    private static final String OF_SOURCE = "source_";
    private static final String NONE = "0";

    /** For each connector the fields in sort order; a position without the first field is of another connector. */
    private static final List<List<String>> FORMS = List.of(
            List.of("file", "pos", "row"), // MySQL, MariaDB
            List.of("lsn"), // PostgreSQL
            List.of("scn", "rs_id", "ssn"), // Oracle
            List.of("commit_scn"),
            List.of("commit_lsn", "change_lsn", "event_serial_no"), // SQL Server, Db2
            List.of("pos", "row"));

    private final Map<String, String> parts = new HashMap<>();

    /** Reads the current value if its field is part of a position; otherwise leaves it to the caller. */
    boolean take(String field, JsonParser in) throws IOException {
        boolean wanted = in.currentToken().isScalarValue() && isPart(field);
        if (wanted) {
            put(field, in.getText());
        }
        return wanted;
    }

    /** Does the same for a flattened record. */
    boolean takeFlattened(String field, JsonParser in) throws IOException {
        if (!field.startsWith(FLATTENED)) {
            return false;
        }
        String bare = field.substring(FLATTENED.length());
        return take(bare.startsWith(OF_SOURCE) ? bare.substring(OF_SOURCE.length()) : bare, in);
    }

    private void put(String field, String text) {
        if (isPlain(text)) {
            parts.put(field, text);
        } else {
            parts.remove(field);
        }
    }

    private static boolean isPart(String field) {
        for (List<String> form : FORMS) {
            if (form.contains(field)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(String text) {
        boolean plain = !text.isEmpty() && text.length() <= MAX_CHARS && !text.equals("null");
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = c > ' ' && c < 0x7F && c != '/';
        }
        return plain;
    }

    /** Returns the parts, the first with its name unless it names a file; {@code ""} if there is no position. */
    String text() {
        for (List<String> form : FORMS) {
            String first = parts.getOrDefault(form.get(0), NONE);
            if (!first.equals(NONE)) {
                return text(form, first);
            }
        }
        return "";
    }

    private String text(List<String> form, String first) {
        StringBuilder text = new StringBuilder();
        if (!form.get(0).equals("file")) {
            text.append(form.get(0)).append('/');
        }
        text.append(first);
        for (String further : form.subList(1, form.size())) {
            text.append('/').append(parts.getOrDefault(further, NONE));
        }
        return text.toString();
    }
}
