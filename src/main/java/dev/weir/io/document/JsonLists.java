package dev.weir.io.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.weir.events.Utf8;
import dev.weir.events.Value;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.NamedList;
import dev.weir.rules.list.TableShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a list such as {@code {"name":"blocked-ips","entries":["203.0.113.7"]}}, or a table, see {@link JsonTable},
 * token by token. In {@code "until"} either may say of some entries when they end. For one use.
 */
final class JsonLists {
    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder().maxNestingDepth(32).build();
    static final String UNTIL = "until";
    static final int MAX_ENTRY_CHARS = 4_096;
    private static final int MOST_ERRORS = 10;
    private static final String EXAMPLE = "write {\"name\": \"blocked-ips\", \"entries\": [\"203.0.113.7\"]}";

    private static final String EXAMPLE_OF_UNTIL =
            "write \"until\": {\"203.0.113.7\": \"2026-03-01T00:00:00Z\"}, for entries that are there";

    private final int maxEntries;
    private final List<RuleError> errors = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();
    private String name = "";
    private final JsonTable table;
    private final Map<String, Long> ends = new LinkedHashMap<>();
    private boolean hasEntries;
    private boolean hasRows;
    private boolean hasShape;

    private JsonLists(int maxEntries) {
        this.maxEntries = maxEntries;
        this.table = new JsonTable(maxEntries, this::note);
    }

    /** The largest size of a list. */
    record Limits(int maxBytes, int maxEntries) implements java.io.Serializable {
        private static final long serialVersionUID = 1;
    }

    static NamedList read(byte[] text, Limits limits) throws DocumentException {
        if (text.length > limits.maxBytes()) {
            throw new DocumentException(RuleError.at(
                    "",
                    "the list has " + text.length + " bytes, and at most " + limits.maxBytes()
                            + " are read: make two lists of it, or raise limits.maxListBytes of the job"));
        }
        try {
            return new JsonLists(limits.maxEntries()).read(Utf8.text(text));
        } catch (Utf8.NotUtf8 e) {
            throw new DocumentException(new RuleError("", e.fault().message(), e.line(), e.column()));
        }
    }

    private NamedList read(String text) throws DocumentException {
        try {
            StrictJson.read(text, BOUNDS, this::document);
            if (!hasEntries && hasRows) {
                StrictJson.read(text, BOUNDS, this::declarations);
            }
            if (!hasEntries && hasRows && errors.isEmpty()) {
                StrictJson.read(text, BOUNDS, this::rows);
            }
            return list();
        } catch (StrictJson.BadJson e) {
            throw refused("this is not JSON in UTF-8: " + e.problem(), e.line(), e.column());
        }
    }

    private boolean declarations(JsonParser in) throws IOException {
        table.declarations(in);
        return true;
    }

    private boolean rows(JsonParser in) throws IOException {
        table.rows(in);
        return true;
    }

    private boolean document(JsonParser in) throws IOException, DocumentException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw refused("a list is a JSON object; " + EXAMPLE, 0, 0);
        }
        fields(in);
        if (in.nextToken() != null) {
            JsonLocation more = in.currentTokenLocation();
            throw refused(
                    "something follows the list; write one list per record", more.getLineNr(), more.getColumnNr());
        }
        return true;
    }

    private void fields(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            if (field.equals("name") && value == JsonToken.VALUE_STRING) {
                name = in.getText();
            } else if (field.equals("entries") && value == JsonToken.START_ARRAY) {
                hasEntries = true;
                entries(in);
            } else if (field.equals(JsonTable.ROWS) && value == JsonToken.START_OBJECT) {
                hasRows = true;
                in.skipChildren();
            } else if (field.equals(UNTIL)) {
                ends(in);
            } else {
                hasShape |= field.equals(JsonTable.FIELDS) || field.equals(TableShape.VALUE);
                in.skipChildren();
            }
        }
    }

    private void entries(JsonParser in) throws IOException {
        for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
            String path = "entries[" + i + "]";
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                note(path, "an entry is a text, and this is " + described(in) + "; write it in quotes");
            } else if (in.getTextLength() > MAX_ENTRY_CHARS) {
                note(path, "the entry has " + in.getTextLength() + " characters; write at most " + MAX_ENTRY_CHARS);
            } else if (i < maxEntries) {
                entries.add(in.getText());
            } else if (i == maxEntries) {
                note(
                        "entries",
                        "the list has more than " + maxEntries
                                + " entries: make two lists of it, or raise limits.maxListEntries of the job");
            }
            in.skipChildren();
        }
    }

    private void ends(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            note(UNTIL, "'until' says when entries end, and is " + described(in) + "; " + EXAMPLE_OF_UNTIL);
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String entry = in.currentName();
            in.nextToken();
            Optional<Long> end = end(in);
            if (end.isEmpty()) {
                note(
                        UNTIL + "." + JsonTable.shortened(entry),
                        "this has to be an instant such as \"2026-03-01T00:00:00Z\", and is " + described(in));
            } else if (ends.size() <= maxEntries) {
                ends.put(entry, end.get());
            }
            in.skipChildren();
        }
    }

    private static Optional<Long> end(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_STRING -> JsonTable.time(in.getText()).map(Value.Time::epochMillis);
            case VALUE_NUMBER_INT ->
                in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? Optional.empty()
                        : Optional.of(in.getLongValue());
            default -> Optional.empty();
        };
    }

    private ListEntries ending(ListEntries all) {
        for (String entry : ends.keySet()) {
            if (!all.contains(entry)) {
                note(
                        UNTIL + "." + JsonTable.shortened(entry),
                        "no entry is '" + JsonTable.shortened(entry) + "', so none can end; add it, or leave this out");
            }
        }
        return all.ending(ends);
    }

    private NamedList list() throws DocumentException {
        if (name.isEmpty()) {
            note("name", "'name' is missing or no text; " + EXAMPLE);
        } else if (!NamedList.isName(name)) {
            note("name", "'" + name + "' is no name of a list; " + NamedList.NAME_HINT);
        }
        if (hasEntries && hasRows) {
            note("rows", "there are entries and rows; a list has entries, and a table has rows: write one of them");
        } else if (!hasEntries && !hasRows && hasShape) {
            note("rows", "'rows' is missing or no map; " + JsonTable.EXAMPLE);
        } else if (!hasEntries && !hasRows) {
            note("entries", "'entries' is missing or no list; " + EXAMPLE);
        }
        if (!errors.isEmpty()) {
            throw new DocumentException(errors);
        }
        ListEntries all = ending(hasRows ? table.entries() : ListEntries.of(entries));
        if (!errors.isEmpty()) {
            throw new DocumentException(errors);
        }
        return new NamedList(name, all);
    }

    /** Notes the first few errors: a list of numbers would have as many errors as entries. */
    private void note(String path, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(RuleError.at(path, message));
        }
    }

    /** Describes the current value, for an error. */
    static String described(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT, FIELD_NAME, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "the text '" + JsonTable.shortened(in.getText()) + "'";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + JsonTable.shortened(in.getText());
            default -> in.getText();
        };
    }

    private static DocumentException refused(String message, int line, int column) {
        return new DocumentException(new RuleError("", message, line, column));
    }
}
