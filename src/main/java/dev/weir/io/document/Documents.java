package dev.weir.io.document;

import dev.weir.events.Boundary;
import dev.weir.events.Utf8;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.list.NamedList;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents of a bounded size, depth and token count, and records the place of every node. Duplicate keys are
 * refused, and so is anything after the document. Immutable and safe for use by several threads.
 */
public final class Documents implements DocumentReader {
    private static final long serialVersionUID = 1;

    /** How deep maps and lists may nest. */
    public static final int MAX_DEPTH = 32;

    private static final JsonLists.Limits LISTS = new JsonLists.Limits(32 << 20, 1_000_000);
    private static final int MAX_TOKENS = 20_000;

    /** The language of a document. */
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

    /** Creates a reader of JSON documents, as on the {@code rules} topic, of at most this many bytes. */
    public static Documents json(int maxBytes) {
        return new Documents(Language.JSON, maxBytes, LISTS);
    }

    /** Creates a reader of YAML files, and therefore also of JSON files, of at most this many bytes. */
    public static Documents yaml(int maxBytes) {
        return new Documents(Language.YAML, maxBytes, LISTS);
    }

    /** Returns a reader that also reads lists of at most this many bytes and entries. */
    public Documents withLists(int maxListBytes, int maxListEntries) {
        return new Documents(language, maxBytes, new JsonLists.Limits(maxListBytes, maxListEntries));
    }

    @Override
    public Documents ofWhatIsInForce() {
        return new Documents(language, Integer.MAX_VALUE, new JsonLists.Limits(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @Override
    public NamedList readList(byte[] text) throws DocumentException {
        try {
            return JsonLists.read(text, ofLists);
        } catch (DocumentException e) {
            throw e;
        } catch (Throwable thrown) { // whatever a list contains, it gets an answer
            throw refused("this cannot be read: " + Boundary.reason(thrown), 0, 0);
        }
    }

    @Override
    public Node read(byte[] text) throws DocumentException {
        try {
            return parse(text);
        } catch (DocumentException e) {
            throw e;
        } catch (Throwable thrown) { // whatever a document contains, it gets an answer
            throw refused("this cannot be read: " + Boundary.reason(thrown), 0, 0);
        }
    }

    @Override
    public byte[] write(Node document) {
        String text = switch (language) {
            case JSON -> DocumentForms.json(document);
            case YAML -> DocumentForms.yaml(document);
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Node parse(byte[] text) throws DocumentException {
        if (text.length > maxBytes) {
            throw refused("the document has " + text.length + " bytes; at most " + maxBytes + " are read", 0, 0);
        }
        String decoded = decoded(text);
        return switch (language) {
            case JSON -> JsonNodes.read(decoded, MAX_DEPTH, MAX_TOKENS);
            case YAML -> YamlNodes.read(decoded, MAX_DEPTH, MAX_TOKENS);
        };
    }

    private static String decoded(byte[] text) throws DocumentException {
        try {
            return Utf8.text(text);
        } catch (Utf8.NotUtf8 e) {
            throw refused(e.fault().message(), e.line(), e.column());
        }
    }

    private static DocumentException refused(String message, int line, int column) {
        return new DocumentException(new RuleError("", message, line, column));
    }

    /** Returns whether the other reader reads every document as this one does. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Documents same
                && language == same.language
                && maxBytes == same.maxBytes
                && ofLists.equals(same.ofLists);
    }

    @Override
    public int hashCode() {
        return Objects.hash(language, maxBytes, ofLists);
    }
}
