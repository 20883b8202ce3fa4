package dev.weir.io.document;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.yaml.BadYaml;
import dev.weir.yaml.Scalar;
import dev.weir.yaml.YamlShape;
import dev.weir.yaml.YamlText;
import java.util.List;
import java.util.Map;

/** Converts YAML into documents. */
final class YamlNodes implements YamlShape<Node> {
    private YamlNodes() {}

    static Node read(String text, int maxDepth, int maxNodes) throws DocumentException {
        try {
            return new YamlText(maxDepth, maxNodes)
                    .read(text, new YamlNodes())
                    .orElseThrow(() -> new DocumentException(
                            RuleError.at("", "the document is empty; write its keys and values, or remove the file")));
        } catch (BadYaml e) {
            throw new DocumentException(new RuleError("", e.problem(), e.line(), e.column()));
        }
    }

    @Override
    public Node map(Map<String, Node> fields, At at) {
        return new Node.Fields(fields, place(at));
    }

    @Override
    public Node list(List<Node> elements, At at) {
        return new Node.Elements(elements, place(at));
    }

    @Override
    public Node scalar(Scalar scalar, String written, At at) throws BadYaml {
        Node.Place place = place(at);
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
            throw at.bad(refused.problem());
        }
        return new Node.Empty(place);
    }

    static Node.Place place(At at) {
        return new Node.Place(at.line(), at.column());
    }
}
