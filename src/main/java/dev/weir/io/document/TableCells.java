package dev.weir.io.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.events.ValueType;
import dev.weir.rules.document.Node;
import dev.weir.rules.list.TableShape;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives the cells of a table in a file, which are all texts there, the types that the table declares. */
final class TableCells {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,25}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,4})?");

    private TableCells() {}

    /** Returns a cell in its type; as the text that it is, to be refused later, if it has another or none is known. */
    static JsonNode typed(String text, Optional<ValueType> type) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (type.orElse(ValueType.STRING)) {
            case INT ->
                WHOLE.matcher(text).matches()
                        ? json.numberNode(new BigDecimal(text).toBigInteger())
                        : json.textNode(text);
            case DOUBLE ->
                NUMBER.matcher(text).matches() ? json.numberNode(Double.parseDouble(text)) : json.textNode(text);
            case BOOL ->
                text.equals("true") || text.equals("false")
                        ? json.booleanNode(text.equals("true"))
                        : json.textNode(text);
            case STRING, TIMESTAMP -> json.textNode(text);
        };
    }

    /** Returns a table, or a list of which some entries end, from a YAML file, in which all scalars are texts as they are written. */
    static ObjectNode table(Node.Fields document) {
        Map<String, Optional<ValueType>> types = new HashMap<>();
        if (document.values().get(JsonTable.FIELDS) instanceof Node.Fields fields) {
            fields.values().forEach((name, type) -> types.put(name, named(type)));
        }
        Node value = document.values().get(TableShape.VALUE);
        Optional<ValueType> single = value == null ? Optional.empty() : named(value);
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        document.values().forEach((key, node) -> {
            if (key.equals(JsonTable.ROWS) && node instanceof Node.Fields rows) {
                ObjectNode written = table.putObject(key);
                rows.values().forEach((row, cells) -> written.set(row, row(cells, types, single)));
            } else {
                table.set(key, plain(node));
            }
        });
        return table;
    }

    private static JsonNode row(Node row, Map<String, Optional<ValueType>> types, Optional<ValueType> single) {
        if (row instanceof Node.Fields cells) {
            ObjectNode written = JsonNodeFactory.instance.objectNode();
            cells.values().forEach((field, cell) -> written.set(field, cell(cell, types.getOrDefault(field, single))));
            return written;
        }
        return cell(row, single);
    }

    private static JsonNode cell(Node cell, Optional<ValueType> type) {
        return cell instanceof Node.Text text ? typed(text.value(), type) : plain(cell);
    }

    private static Optional<ValueType> named(Node type) {
        return type instanceof Node.Text text ? TableShape.typeNamed(text.value()) : Optional.empty();
    }

    /** Returns a node as it is. */
    private static JsonNode plain(Node node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (node instanceof Node.Text text) {
            return json.textNode(text.value());
        }
        if (node instanceof Node.Fields fields) {
            ObjectNode written = json.objectNode();
            fields.values().forEach((key, value) -> written.set(key, plain(value)));
            return written;
        }
        if (node instanceof Node.Elements list) {
            ArrayNode written = json.arrayNode();
            list.values().forEach(element -> written.add(plain(element)));
            return written;
        }
        return json.nullNode();
    }
}
