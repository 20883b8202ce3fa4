package dev.weir.rules.document;

import dev.weir.text.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says what is wrong with the shape of a pattern's {@code by} that has an expression for each stage. Such a key has a
 * name, an expression for each stage, and nothing beside it.
 */
public final class StageKeyNames {
    private static final String SHAPE =
            "by: {account: {paidIn: 'transaction.attributes.creditor', paidOut: 'transaction.attributes.debtor'}}";

    private StageKeyNames() {}

    /**
     * Returns what is wrong, and what to write instead; {@code ""} if nothing is, or if no stage is named.
     *
     * @param stages the names of the stages
     */
    public static String problem(Optional<Node> by, Set<String> stages) {
        List<Node> elements = by.filter(Node.Elements.class::isInstance)
                .map(list -> ((Node.Elements) list).values())
                .orElseGet(() -> by.stream().toList());
        for (Node element : elements) {
            String problem = element instanceof Node.Fields named ? ofElement(named.values(), stages) : "";
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        boolean hasKeys = elements.stream().anyMatch(element -> isOfStages(element, stages));
        return hasKeys && elements.size() > 1
                ? "a key with an expression for each stage is the only one of its pattern; leave the others out of 'by', and"
                        + " compare their fields in 'where', such as transaction.customerId == paidIn.customerId"
                : "";
    }

    private static String ofElement(Map<String, Node> named, Set<String> stages) {
        if (named.keySet().stream().anyMatch(stages::contains)
                && named.values().stream().noneMatch(Node.Fields.class::isInstance)) {
            return "the expressions of " + Spelling.listed(new TreeSet<>(named.keySet()))
                    + " are one key, which needs a name: write " + SHAPE;
        }
        return named.values().stream()
                .filter(Node.Fields.class::isInstance)
                .map(inner -> ofStages(((Node.Fields) inner).values(), stages))
                .filter(problem -> !problem.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String ofStages(Map<String, Node> expressions, Set<String> stages) {
        Collection<String> unknown = new TreeSet<>(expressions.keySet());
        unknown.removeAll(stages);
        if (unknown.size() == expressions.size()) {
            return "";
        }
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            return "there is no stage '" + first + "' to have a key" + Spelling.advice(first, stages);
        }
        return expressions.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Node.Text))
                .findFirst()
                .map(entry -> "the key of the stage '" + entry.getKey() + "' is "
                        + entry.getValue().described() + "; write an expression, such as transaction.cardId")
                .orElse("");
    }

    private static boolean isOfStages(Node element, Set<String> stages) {
        return element instanceof Node.Fields named
                && named.values().values().stream()
                        .anyMatch(inner -> inner instanceof Node.Fields written
                                && written.values().keySet().stream().anyMatch(stages::contains));
    }
}
