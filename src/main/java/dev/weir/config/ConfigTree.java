package dev.weir.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.yaml.BadYaml;
import dev.weir.yaml.Scalar;
import dev.weir.yaml.YamlShape;
import dev.weir.yaml.YamlText;
import java.util.List;
import java.util.Map;

/** The tree of a config, in which a number that is read as a text is still as it was written: {@code 1.50}. */
final class ConfigTree implements YamlShape<JsonNode> {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 20_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ConfigTree() {}

    /** Returns the tree; missing if the text is empty. */
    static JsonNode read(String text) throws BadYaml {
        return new YamlText(MAX_DEPTH, MAX_NODES).read(text, new ConfigTree()).orElseGet(MissingNode::getInstance);
    }

    @Override
    public JsonNode map(Map<String, JsonNode> fields, At at) {
        return NODES.objectNode().setAll(fields);
    }

    @Override
    public JsonNode list(List<JsonNode> elements, At at) {
        return NODES.arrayNode().addAll(elements);
    }

    @Override
    public JsonNode scalar(Scalar scalar, String written, At at) throws BadYaml {
        if (scalar instanceof Scalar.Text text) {
            return TextNode.valueOf(text.value());
        }
        if (scalar instanceof Scalar.Whole whole) {
            return new WrittenWhole(whole);
        }
        if (scalar instanceof Scalar.Decimal decimal) {
            return new WrittenDecimal(decimal);
        }
        if (scalar instanceof Scalar.Truth truth) {
            return BooleanNode.valueOf(truth.value());
        }
        if (scalar instanceof Scalar.Refused refused) {
            throw at.bad(refused.problem());
        }
        return NullNode.getInstance();
    }

    private static final class WrittenWhole extends LongNode {
        private static final long serialVersionUID = 1;

        private final String written;

        WrittenWhole(Scalar.Whole whole) {
            super(whole.value());
            this.written = whole.written();
        }

        @Override
        public String asText() {
            return written;
        }
    }

    private static final class WrittenDecimal extends DoubleNode {
        private static final long serialVersionUID = 1;

        private final String written;

        WrittenDecimal(Scalar.Decimal decimal) {
            super(decimal.value());
            this.written = decimal.written();
        }

        @Override
        public String asText() {
            return written;
        }
    }
}
