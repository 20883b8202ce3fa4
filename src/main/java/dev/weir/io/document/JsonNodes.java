package dev.weir.io.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts JSON into documents. */
final class JsonNodes {
    private static final int MAX_NAME_CHARS = 1_000;

    /** The size beyond which every double is a whole number. */
    private static final double WHOLE = 0x1p63;

    private JsonNodes() {}

    static Node read(String text, int maxDepth, int maxTokens) throws DocumentException {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxTokenCount(maxTokens)
                .maxNameLength(MAX_NAME_CHARS)
                .build();
        try {
            return StrictJson.read(text, bounds, JsonNodes::document);
        } catch (StrictJson.BadJson e) {
            String problem = e.problem().replaceAll("\\s+", " ").strip();
            throw refused("this cannot be read: " + problem, e.line(), e.column());
        }
    }

    private static Node document(JsonParser parser) throws IOException, DocumentException {
        if (parser.nextToken() == null) {
            throw refused("the document is empty", 0, 0);
        }
        Node document = node(parser);
        if (parser.nextToken() != null) {
            JsonLocation more = parser.currentTokenLocation();
            throw refused("there is something after the end of the document", more.getLineNr(), more.getColumnNr());
        }
        return document;
    }

    private static Node node(JsonParser parser) throws IOException, DocumentException {
        JsonLocation location = parser.currentTokenLocation();
        Node.Place place = new Node.Place(location.getLineNr(), location.getColumnNr());
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser, place);
            case START_ARRAY -> elements(parser, place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), place);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Truth(parser.getBooleanValue(), place);
            case VALUE_NULL -> new Node.Empty(place);
            case VALUE_STRING -> new Node.Text(parser.getText(), place);
            default ->
                throw refused(
                        "'" + parser.getText() + "' is no value; write a map, a list, a text or a number",
                        place.line(),
                        place.column());
        };
    }

    private static Node fields(JsonParser parser, Node.Place place) throws IOException, DocumentException {
        Map<String, Node> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            values.put(name, node(parser));
        }
        return new Node.Fields(values, place);
    }

    private static Node elements(JsonParser parser, Node.Place place) throws IOException, DocumentException {
        List<Node> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(node(parser));
        }
        return new Node.Elements(values, place);
    }

    /**
     * Returns a number; one without a fraction is whole however it is written: {@code 1}, {@code 1.0} and {@code 1e0}
     * are equal.
     */
    private static Node number(String text, Node.Place place) throws DocumentException {
        double decimal = Double.parseDouble(text);
        if (!Double.isFinite(decimal)) {
            throw refused(
                    "'" + text + "' is no finite number; write one that is nearer to 1", place.line(), place.column());
        }
        if (decimal != Math.rint(decimal) || Math.abs(decimal) > WHOLE) {
            return new Node.Decimal(decimal, text, place);
        }
        try {
            return new Node.Whole(new BigDecimal(text).longValueExact(), text, place);
        } catch (NumberFormatException e) {
            throw refused(
                    "the exponent of '" + text + "' is out of range; write a number that is nearer to 1",
                    place.line(),
                    place.column());
        } catch (ArithmeticException e) {
            return new Node.Decimal(decimal, text, place);
        }
    }

    private static DocumentException refused(String message, int line, int column) {
        return new DocumentException(new RuleError("", message, line, column));
    }
}
