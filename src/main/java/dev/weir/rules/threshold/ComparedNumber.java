package dev.weir.rules.threshold;

import dev.weir.rules.document.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A number in an expression of a rule that something is compared with, itself or as a factor.
 *
 * @param name of what it is compared with, or what it multiplies: {@code payments5m}, {@code transaction.amount}
 * @param operator between the name and the number, such as {@code >=}; {@code *} if the number multiplies what is named
 * @param place where the expression is, as people say it: {@code when}, or the name of a feature or a stage
 * @param steps the keys and indices that lead to the expression in the document
 * @param comparison as written, for people: {@code payments5m >= 7}
 * @param value that is written there
 * @param span the characters of the number
 */
public record ComparedNumber(
        String name,
        String operator,
        String place,
        List<String> steps,
        String comparison,
        BigDecimal value,
        Span span) {

    /**
     * Characters of an expression.
     *
     * @param begin index of the first
     * @param end index after the last
     */
    record Span(int begin, int end) {}

    /** Makes a defensive copy. */
    public ComparedNumber {
        steps = List.copyOf(steps);
    }

    /**
     * Returns the rule with another number in its place, and otherwise as it was written.
     *
     * @param rule in which this was found
     */
    public Node with(Node rule, BigDecimal other) {
        return replaced(rule, steps, other);
    }

    private Node replaced(Node node, List<String> left, BigDecimal other) {
        if (left.isEmpty()) {
            Node.Text text = (Node.Text) node;
            return new Node.Text(
                    text.value().substring(0, span.begin())
                            + other.toPlainString()
                            + text.value().substring(span.end()),
                    text.place());
        }
        String first = left.get(0);
        List<String> rest = left.subList(1, left.size());
        if (node instanceof Node.Elements list) {
            List<Node> values = new ArrayList<>(list.values());
            int index = Integer.parseInt(first);
            values.set(index, replaced(values.get(index), rest, other));
            return new Node.Elements(values, list.place());
        }
        Node.Fields fields = (Node.Fields) node;
        Map<String, Node> values = new LinkedHashMap<>(fields.values());
        values.computeIfPresent(first, (key, value) -> replaced(value, rest, other));
        return new Node.Fields(values, fields.place());
    }
}
