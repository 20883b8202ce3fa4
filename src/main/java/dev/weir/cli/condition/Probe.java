package dev.weir.cli.condition;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A rule changed to report about itself: it fires whatever its {@code when} says, for everybody and at any time, and
 * its reason has the value of each part of that condition as a param. So the engine itself provides the value of each
 * part.
 *
 * @param document to be pushed instead of the rule
 * @param asked the expression of each param, by its name
 */
public record Probe(Node document, Map<String, String> asked) {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final Pattern LITERAL = Pattern.compile("-?[0-9.]+|\"[^\"]*\"|'[^']*'|true|false|null");

    /**
     * Creates a probe for a part of the {@code when} of a valid rule.
     *
     * @param errors checks a document as the job would
     */
    public static Probe of(Node rule, ConditionPart when, Function<Node, List<RuleError>> errors) {
        Map<String, String> asked = new TreeMap<>();
        for (String expression : expressions(when)) {
            asked.put("p" + asked.size(), expression);
        }
        Node document = document(rule, asked);
        for (RuleError error : errors.apply(document)) {
            asked.keySet().removeIf(name -> error.path().equals("then.params." + name));
        }
        return new Probe(document(rule, asked), asked);
    }

    /** Returns a copy without conditions, and without these keys. */
    public static Node unconditional(Node rule, Set<String> without) {
        Map<String, Node> values = new LinkedHashMap<>(((Node.Fields) rule).values());
        values.put("mode", text("live"));
        values.put("when", text("true"));
        values.keySet().removeAll(without);
        values.remove("guard");
        values.put("then", then(rule, Map.of()));
        return new Node.Fields(values, NOWHERE);
    }

    /** Returns a copy that fires whenever its condition holds, for whom it is meant, however often it fired before. */
    public static Node unpaced(Node rule) {
        Map<String, Node> values = new LinkedHashMap<>(((Node.Fields) rule).values());
        values.put("mode", text("live"));
        values.keySet().removeAll(Set.of("guard", "tags", "final", "priority"));
        values.put("then", then(rule, Map.of()));
        return new Node.Fields(values, NOWHERE);
    }

    /** Without tags, since a cap over one would soon keep back what asks at each event. */
    private static Node document(Node rule, Map<String, String> asked) {
        Map<String, Node> values =
                new LinkedHashMap<>(((Node.Fields) unconditional(rule, Set.of("rollout", "active", "tags"))).values());
        values.put("then", then(rule, asked));
        return new Node.Fields(values, NOWHERE);
    }

    private static Node then(Node rule, Map<String, String> asked) {
        Map<String, Node> params = new LinkedHashMap<>();
        asked.forEach((name, expression) -> params.put(name, text(expression)));
        Node outcome = ((Node.Fields) rule).values().get("then") instanceof Node.Fields then
                ? then.values().getOrDefault("outcome", text("ASKED"))
                : text("ASKED");
        return new Node.Fields(Map.of("outcome", outcome, "params", new Node.Fields(params, NOWHERE)), NOWHERE);
    }

    private static List<String> expressions(ConditionPart when) {
        Set<String> expressions = new TreeSet<>();
        for (ConditionPart part : when.all()) {
            expressions.add(part.text());
            part.sides()
                    .ifPresent(sides -> sides.stream()
                            .filter(side -> !LITERAL.matcher(side).matches())
                            .forEach(expressions::add));
        }
        return new ArrayList<>(expressions);
    }

    private static Node text(String value) {
        return new Node.Text(value, NOWHERE);
    }
}
