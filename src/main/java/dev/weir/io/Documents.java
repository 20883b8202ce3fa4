package dev.weir.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.weir.events.Boundary;
import dev.weir.events.RuleError;
import dev.weir.events.Utf8;
import dev.weir.rules.DocumentException;
import dev.weir.rules.DocumentReader;
import dev.weir.rules.NamedList;
import dev.weir.rules.Node;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads documents of a bounded size, depth and token count, with the place of every node. A key that is written twice is
 * refused, and so is anything after the document. Immutable and safe for use by several threads.
 */
public final class Documents implements DocumentReader {
    private static final long serialVersionUID = 1;

    /** How deep maps and lists may nest. */
    public static final int MAX_DEPTH = 32;

    private static final JsonLists.Limits LISTS = new JsonLists.Limits(32 << 20, 1_000_000);
    private static final int MAX_TOKENS = 20_000;
    private static final int MAX_NAME_CHARS = 1_000;

    /** Beyond it every double is whole, and few are meant to be. */
    private static final double WHOLE = 0x1p63;

    /** What the YAML reader adds to a message: names of its own for the text, and a copy of it. */
    private static final Pattern PLACES = Pattern.compile("(?m)^ in '.*$|^    .*$|^ at \\[Source.*$");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /** What a document may be written in. */
    private enum Language {
        JSON,
        YAML
    }

    private final Language language;
    private final int maxBytes;
    private final JsonLists.Limits ofLists;

    private Documents(Language language, int maxBytes, JsonLists.Limits ofLists) {
        this.language = language;
        this.maxBytes = maxBytes;
        this.ofLists = ofLists;
    }

    /** For JSON, as on the {@code rules} topic, of at most so many bytes. */
    public static Documents json(int maxBytes) {
        return new Documents(Language.JSON, maxBytes, LISTS);
    }

    /** For files: YAML, of which JSON is a part, of at most so many bytes. */
    public static Documents yaml(int maxBytes) {
        return new Documents(Language.YAML, maxBytes, LISTS);
    }

    /** The same for lists of at most so many bytes and entries. */
    public Documents withLists(int maxListBytes, int maxListEntries) {
        return new Documents(language, maxBytes, new JsonLists.Limits(maxListBytes, maxListEntries));
    }

    @Override
    public NamedList readList(byte[] text) throws DocumentException {
        try {
            return JsonLists.read(text, ofLists);
        } catch (DocumentException e) {
            throw e;
        } catch (Throwable thrown) { // whatever a list holds, it is answered
            throw refused("this cannot be read: " + Boundary.reason(thrown), 0, 0);
        }
    }

    @Override
    public Node read(byte[] text) throws DocumentException {
        try {
            return parse(text);
        } catch (DocumentException e) {
            throw e;
        } catch (Throwable thrown) { // whatever a document holds, it is answered
            throw refused("this cannot be read: " + Boundary.reason(thrown), 0, 0);
        }
    }

    private Node parse(byte[] text) throws DocumentException {
        if (text.length > maxBytes) {
            throw refused("the document has " + text.length + " bytes; at most " + maxBytes + " are read", 0, 0);
        }
        try (JsonParser parser = factory().createParser(decoded(text))) {
            if (parser.nextToken() == null) {
                throw refused("the document is empty", 0, 0);
            }
            Node document = node(parser);
            if (parser.nextToken() != null) {
                JsonLocation more = parser.currentTokenLocation();
                throw refused("there is something after the end of the document", more.getLineNr(), more.getColumnNr());
            }
            return document;
        } catch (JsonProcessingException e) {
            throw refused(e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private static String decoded(byte[] text) throws DocumentException {
        try {
            return Utf8.text(text);
        } catch (Utf8.NotUtf8 e) {
            throw refused(e.fault().message(), e.line(), e.column());
        }
    }

    private JsonFactory factory() {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxDocumentLength(maxBytes)
                .maxTokenCount(MAX_TOKENS)
                .maxNameLength(MAX_NAME_CHARS)
                .build();
        if (language == Language.JSON) {
            return JsonFactory.builder()
                    .streamReadConstraints(constraints)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
        }
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(maxBytes);
        return YAMLFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .loaderOptions(options)
                .build();
    }

    private static Node node(JsonParser parser) throws IOException, DocumentException {
        JsonLocation location = parser.currentTokenLocation();
        Node.Place place = new Node.Place(location.getLineNr(), location.getColumnNr());
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser, place);
            case START_ARRAY -> elements(parser, place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, place);
            case VALUE_TRUE, VALUE_FALSE -> truth(parser, place);
            case VALUE_NULL -> new Node.Empty(place);
            case VALUE_STRING -> text(parser, place);
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

    private static Node text(JsonParser parser, Node.Place place) throws IOException, DocumentException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw refused(
                    "'*" + parser.getText() + "' is an alias; write what it stands for", place.line(), place.column());
        }
        return new Node.Text(parser.getText(), place);
    }

    /** Of the many words that YAML 1.1 reads as truth values, only true and false are meant as such: {@code mode: off}. */
    private static Node truth(JsonParser parser, Node.Place place) throws IOException {
        String text = parser.getText();
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                ? new Node.Truth(parser.getBooleanValue(), place)
                : new Node.Text(text, place);
    }

    /** A number without a fraction is whole however it is spelled: {@code 1}, {@code 1.0} and {@code 1e0} are equal. */
    private static Node number(JsonParser parser, Node.Place place) throws IOException, DocumentException {
        double decimal = parser.getDoubleValue();
        if (!Double.isFinite(decimal)) {
            throw refused("'" + parser.getText() + "' is no finite number", place.line(), place.column());
        }
        if (decimal != Math.rint(decimal) || Math.abs(decimal) > WHOLE) {
            return new Node.Decimal(decimal, place);
        }
        try {
            return new Node.Whole(new BigDecimal(parser.getText()).longValueExact(), place);
        } catch (NumberFormatException e) {
            throw refused(
                    "the exponent of '" + parser.getText() + "' is out of range; write a number that is nearer to 1",
                    place.line(),
                    place.column());
        } catch (ArithmeticException e) {
            return new Node.Decimal(decimal, place);
        }
    }

    private static DocumentException refused(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String said = PLACES.matcher(e.getOriginalMessage()).replaceAll("");
        String message = "this cannot be read: "
                + WHITE_SPACE.matcher(said).replaceAll(" ").strip();
        return at == null ? refused(message, 0, 0) : refused(message, at.getLineNr(), at.getColumnNr());
    }

    private static DocumentException refused(String message, int line, int column) {
        return new DocumentException(new RuleError("", message, line, column));
    }
}
