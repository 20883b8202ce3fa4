package dev.weir.io.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.weir.yaml.BadYaml;
import dev.weir.yaml.Scalar;
import dev.weir.yaml.YamlText;
import java.io.IOException;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A list as a document. Numbers, dates and truth values are texts as they are written: {@code 01234}, {@code 1.50} and
 * {@code no}. Nothing, a map and a list are no texts.
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
            Optional<Node> document = new YamlText(MAX_DEPTH, MAX_ENTRIES).read(text);
            Optional<SequenceNode> list = document.flatMap(ListDocument::list);
            if (list.isEmpty()) {
                entries.wrong(1, 1, NO_LIST);
                return;
            }
            list.get().getValue().forEach(entry -> add(entry, entries));
        } catch (BadYaml e) {
            entries.wrong(Math.max(1, e.line()), Math.max(1, e.column()), e.problem());
        }
    }

    private static Optional<SequenceNode> list(Node document) {
        if (document instanceof MappingNode map) {
            for (NodeTuple field : map.getValue()) {
                if (((ScalarNode) field.getKeyNode()).getValue().equals(ENTRIES)) {
                    return sequence(field.getValueNode());
                }
            }
        }
        return sequence(document);
    }

    private static Optional<SequenceNode> sequence(Node node) {
        return node instanceof SequenceNode list ? Optional.of(list) : Optional.empty();
    }

    private static void add(Node entry, ListFile.Entries entries) {
        int line = entry.getStartMark().getLine() + 1;
        int column = entry.getStartMark().getColumn() + 1;
        if (!(entry instanceof ScalarNode scalar)) {
            entries.wrong(line, column, "this is a " + (entry instanceof MappingNode ? "map" : "list") + NO_TEXT);
        } else if (Scalar.of(scalar) instanceof Scalar.Nothing) {
            entries.wrong(line, column, "this is nothing to YAML" + NO_TEXT);
        } else {
            entries.add(scalar.getValue(), line, column);
        }
    }

    static void json(String text, ListFile.Entries entries) {
        JsonFactory json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser in = json.createParser(text)) {
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
                entries.wrong(
                        more.getLineNr(), more.getColumnNr(), "something follows the list; write one list a file");
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            entries.wrong(
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    "this is not JSON: " + e.getOriginalMessage().replaceAll(" \\(start marker at .*", ""));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
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
