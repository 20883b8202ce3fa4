package dev.weir.rules.threshold;

import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the numbers that the conditions of a rule compare something with, in the order of the document. For one use. */
public final class ComparedNumbers {
    /** The keys of conditions, in a rule, a feature or a stage. */
    private static final Set<String> CONDITIONS = Set.of("when", "where", "until");

    private static final Set<String> NAMED = Set.of("features");
    private static final String STAGE_NAME = "name";

    private final ExpressionNumbers expressions;
    private final List<ComparedNumber> found = new ArrayList<>();

    private ComparedNumbers(RuleLimits limits) {
        this.expressions = new ExpressionNumbers(limits);
    }

    /**
     * Returns those of a rule. Expressions that cannot be parsed have none.
     *
     * @param rule with what it refers to written out
     */
    public static List<ComparedNumber> in(Node rule, RuleLimits limits) {
        ComparedNumbers numbers = new ComparedNumbers(limits);
        numbers.walk(rule, List.of(), "when");
        return List.copyOf(numbers.found);
    }

    private void walk(Node node, List<String> steps, String place) {
        if (node instanceof Node.Fields fields) {
            String here = fields.values().get(STAGE_NAME) instanceof Node.Text name && !steps.isEmpty()
                    ? name.value()
                    : place;
            fields.values().forEach((key, value) -> {
                List<String> inside = and(steps, key);
                if (CONDITIONS.contains(key)) {
                    condition(value, inside, here);
                } else {
                    walk(value, inside, isNamed(steps) ? key : here);
                }
            });
        } else if (node instanceof Node.Elements list) {
            for (int i = 0; i < list.values().size(); i++) {
                walk(list.values().get(i), and(steps, String.valueOf(i)), place);
            }
        }
    }

    /** Reads a condition, or one for each type of event. */
    private void condition(Node node, List<String> steps, String place) {
        if (node instanceof Node.Text text) {
            found.addAll(expressions.in(text.value(), place, steps));
        } else if (node instanceof Node.Fields byType) {
            for (Map.Entry<String, Node> each : byType.values().entrySet()) {
                condition(each.getValue(), and(steps, each.getKey()), place);
            }
        }
    }

    private static boolean isNamed(List<String> steps) {
        return !steps.isEmpty() && NAMED.contains(steps.get(steps.size() - 1));
    }

    private static List<String> and(List<String> steps, String step) {
        List<String> all = new ArrayList<>(steps);
        all.add(step);
        return all;
    }
}
