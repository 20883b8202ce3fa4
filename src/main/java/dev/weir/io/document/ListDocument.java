package dev.weir.io.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.weir.rules.document.Node;
import dev.weir.yaml.BadYaml;
import dev.weir.yaml.Scalar;
import dev.weir.yaml.YamlShape;
import dev.weir.yaml.YamlText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a list from a document. Numbers, dates and truth values are taken as texts, as written: {@code 01234}, {@code
 * 1.50} and {@code no}. Null, a map and a list are not texts.
 */
final class ListDocument {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ENTRIES = 5_000_000;
    private static final String ENTRIES = "entries";
    private static final String NO_LIST = "this is no list; write its entries, such as [\"one\", \"two\"]";
    private static final String NO_TEXT = "; an entry is a text: put it in quotes if it is one, or leave it out";

    private ListDocument() {}

    static void yaml(String text, ListFile.Entries entries) {
        try {
            Optional<Node> document = new YamlText(MAX_DEPTH, MAX_ENTRIES).read(text, new AsWritten());
            if (document.orElse(null) instanceof Node.Fields table
                    && (table.values().containsKey(JsonTable.ROWS)
                            || table.values().containsKey(JsonLists.UNTIL))) {
                entries.table(TableCells.table(table));
                return;
            }
            Optional<Node.Elements> list = document.flatMap(ListDocument::list);
            if (list.isEmpty()) {
                entries.wrong(1, 1, NO_LIST);
                return;
            }
            list.get().values().forEach(entry -> add(entry, entries));
        } catch (BadYaml e) {
            entries.wrong(Math.max(1, e.line()), Math.max(1, e.column()), e.problem());
        }
    }

    /** Takes every scalar as a text; an unquoted one may also be null. */
    private record AsWritten() implements YamlShape<Node> {
        @Override
        public Node map(Map<String, Node> fields, At at) {
            return new Node.Fields(fields, YamlNodes.place(at));
        }

        @Override
        public Node list(List<Node> elements, At at) {
            return new Node.Elements(elements, YamlNodes.place(at));
        }

        @Override
        public Node scalar(Scalar scalar, String written, At at) {
            return scalar instanceof Scalar.Nothing
                    ? new Node.Empty(YamlNodes.place(at))
                    : new Node.Text(written, YamlNodes.place(at));
        }
    }

    private static Optional<Node.Elements> list(Node document) {
        Node list = document instanceof Node.Fields map ? map.values().getOrDefault(ENTRIES, document) : document;
        return list instanceof Node.Elements elements ? Optional.of(elements) : Optional.empty();
    }

    private static void add(Node entry, ListFile.Entries entries) {
        Node.Place place = entry.place();
        if (entry instanceof Node.Text text) {
            entries.add(text.value(), place.line(), place.column());
        } else if (entry instanceof Node.Empty) {
            entries.wrong(place.line(), place.column(), "this is nothing to YAML" + NO_TEXT);
        } else {
            entries.wrong(place.line(), place.column(), "this is " + entry.described() + NO_TEXT);
        }
    }

    static void json(String text, ListFile.Entries entries) {
        try {
            if (StrictJson.read(text, StreamReadConstraints.defaults(), ListDocument::isWhole)) {
                entries.table(ListFile.Entries.tree(text));
            } else {
                StrictJson.read(text, StreamReadConstraints.defaults(), in -> addAll(in, entries));
            }
        } catch (StrictJson.BadJson e) {
            entries.wrong(
                    Math.max(1, e.line()),
                    Math.max(1, e.column()),
                    "this is not JSON: " + e.problem().replaceAll(" \\(start marker at .*", ""));
        }
    }

    /** Returns whether it is a document with nothing behind it, and a table or a list of which some entries end. */
    private static boolean isWhole(JsonParser in) throws IOException {
        boolean found = false;
        boolean isObject = in.nextToken() == JsonToken.START_OBJECT;
        while (isObject && in.nextToken() == JsonToken.FIELD_NAME) {
            found |= in.currentName().equals(JsonTable.ROWS) || in.currentName().equals(JsonLists.UNTIL);
            in.nextToken();
            in.skipChildren();
        }
        return found && in.nextToken() == null;
    }

    /** Returns whether there is a list. */
    private static boolean addAll(JsonParser in, ListFile.Entries entries) throws IOException {
        boolean isArray = in.nextToken() == JsonToken.START_ARRAY;
        boolean found = isArray || isAtEntries(in);
        while (found && in.nextToken() != JsonToken.END_ARRAY) {
            add(in, entries);
        }
        if (!found) {
            entries.wrong(1, 1, NO_LIST);
        }
        while (found && !isArray && in.nextToken() != JsonToken.END_OBJECT) {
            in.skipChildren();
        }
        if (found && in.nextToken() != null) {
            JsonLocation more = in.currentTokenLocation();
            entries.wrong(more.getLineNr(), more.getColumnNr(), "something follows the list; write one list a file");
        }
        return found;
    }

    private static boolean isAtEntries(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean isMeant = in.currentName().equals(ENTRIES);
            if (in.nextToken() == JsonToken.START_ARRAY && isMeant) {
                return true;
            }
            in.skipChildren();
        }
        return false;
    }

    private static void add(JsonParser in, ListFile.Entries entries) throws IOException {
        JsonLocation at = in.currentTokenLocation();
        if (in.currentToken().isStructStart()) {
            String kind = in.currentToken() == JsonToken.START_OBJECT ? "map" : "list";
            entries.wrong(at.getLineNr(), at.getColumnNr(), "this is a " + kind + NO_TEXT);
            in.skipChildren();
        } else if (in.currentToken() == JsonToken.VALUE_NULL) {
            entries.wrong(at.getLineNr(), at.getColumnNr(), "this is null" + NO_TEXT);
        } else {
            entries.add(in.getText(), at.getLineNr(), at.getColumnNr());
        }
    }
}
