package dev.weir.io.document;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.yaml.BadYaml;
import dev.weir.yaml.Scalar;
import dev.weir.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Documents of YAML. */
final class YamlNodes {
    private YamlNodes() {}

    static Node read(String text, int maxDepth, int maxNodes) throws DocumentException {
        try {
            return node(new YamlText(maxDepth, maxNodes)
                    .read(text)
                    .orElseThrow(() -> new DocumentException(RuleError.at("", "the document is empty"))));
        } catch (BadYaml e) {
            throw new DocumentException(new RuleError("", e.problem(), e.line(), e.column()));
        }
    }

    private static Node node(org.yaml.snakeyaml.nodes.Node written) throws BadYaml {
        Node.Place place = new Node.Place(
                written.getStartMark().getLine() + 1, written.getStartMark().getColumn() + 1);
        if (written instanceof MappingNode map) {
            Map<String, Node> values = new LinkedHashMap<>();
            for (NodeTuple field : map.getValue()) {
                values.put(((ScalarNode) field.getKeyNode()).getValue(), node(field.getValueNode()));
            }
            return new Node.Fields(values, place);
        }
        if (written instanceof SequenceNode list) {
            List<Node> values = new ArrayList<>();
            for (org.yaml.snakeyaml.nodes.Node element : list.getValue()) {
                values.add(node(element));
            }
            return new Node.Elements(values, place);
        }
        return scalar((ScalarNode) written, place);
    }

    private static Node scalar(ScalarNode written, Node.Place place) throws BadYaml {
        Scalar scalar = Scalar.of(written);
        if (scalar instanceof Scalar.Text text) {
            return new Node.Text(text.value(), place);
        }
        if (scalar instanceof Scalar.Whole whole) {
            return new Node.Whole(whole.value(), whole.written(), place);
        }
        if (scalar instanceof Scalar.Decimal decimal) {
            return new Node.Decimal(decimal.value(), decimal.written(), place);
        }
        if (scalar instanceof Scalar.Truth truth) {
            return new Node.Truth(truth.value(), place);
        }
        if (scalar instanceof Scalar.Refused refused) {
            throw YamlText.bad(refused.problem(), written);
        }
        return new Node.Empty(place);
    }
}
