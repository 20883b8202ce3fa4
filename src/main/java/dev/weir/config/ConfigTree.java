package dev.weir.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.yaml.BadYaml;
import dev.weir.yaml.Scalar;
import dev.weir.yaml.YamlText;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The tree of a config, in which a number that is taken as a text is still as somebody wrote it: {@code 1.50}. */
final class ConfigTree {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 20_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ConfigTree() {}

    /** Missing if nothing is written. */
    static JsonNode read(String text) throws BadYaml {
        Optional<Node> document = new YamlText(MAX_DEPTH, MAX_NODES).read(text);
        return document.isEmpty() ? MissingNode.getInstance() : tree(document.get());
    }

    private static JsonNode tree(Node node) throws BadYaml {
        if (node instanceof MappingNode map) {
            ObjectNode fields = NODES.objectNode();
            for (NodeTuple field : map.getValue()) {
                fields.set(((ScalarNode) field.getKeyNode()).getValue(), tree(field.getValueNode()));
            }
            return fields;
        }
        if (node instanceof SequenceNode list) {
            ArrayNode elements = NODES.arrayNode();
            for (Node element : list.getValue()) {
                elements.add(tree(element));
            }
            return elements;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) throws BadYaml {
        Scalar scalar = Scalar.of(node);
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
            throw YamlText.bad(refused.problem(), node);
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
