package dev.weir.io.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes documents, the inverse of what {@link Documents} read. */
public final class DocumentForms {
    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .stringQuotingChecker(new Words())
            .build();

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    /**
     * Words that YAML 1.1 reads as truth values, and {@link Documents} as texts: {@code on: click}, {@code mode: off}.
     */
    private static final class Words extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1;
        private static final Set<String> PLAIN = Set.of("on", "off", "yes", "no");

        @Override
        public boolean needToQuoteName(String name) {
            return !PLAIN.contains(name) && super.needToQuoteName(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return !PLAIN.contains(value) && super.needToQuoteValue(value);
        }
    }

    private DocumentForms() {}

    /** Writes a document as JSON on one line, as on the {@code rules} topic. */
    public static String json(Node document) {
        return written(JSON, document);
    }

    /** Writes a document as YAML in block style, for people to read. */
    public static String yaml(Node document) {
        return written(YAML, document);
    }

    private static String written(JsonFactory language, Node document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = language.createGenerator(text)) {
            write(document, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    private static void write(Node node, JsonGenerator out) throws IOException {
        if (node instanceof Node.Fields fields) {
            out.writeStartObject();
            for (Map.Entry<String, Node> field : fields.values().entrySet()) {
                out.writeFieldName(field.getKey());
                write(field.getValue(), out);
            }
            out.writeEndObject();
        } else if (node instanceof Node.Elements list) {
            out.writeStartArray();
            for (Node element : list.values()) {
                write(element, out);
            }
            out.writeEndArray();
        } else {
            writeScalar(node, out);
        }
    }

    private static void writeScalar(Node node, JsonGenerator out) throws IOException {
        if (node instanceof Node.Text text) {
            out.writeString(text.value());
        } else if (node instanceof Node.Whole whole) {
            out.writeNumber(whole.value());
        } else if (node instanceof Node.Decimal decimal) {
            out.writeNumber(
                    JSON_NUMBER.matcher(decimal.written()).matches()
                            ? decimal.written()
                            : Double.toString(decimal.value()));
        } else if (node instanceof Node.Truth truth) {
            out.writeBoolean(truth.value());
        } else {
            out.writeNull();
        }
    }
}
