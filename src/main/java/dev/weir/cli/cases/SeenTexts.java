package dev.weir.cli.cases;

import dev.weir.rules.document.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The texts that fields have in the events of cases. */
public final class SeenTexts {
    private SeenTexts() {}

    /** Returns the texts by the names of fields in rules, such as {@code transaction.attributes.channel}. */
    public static Map<String, Set<String>> of(List<RuleCase> cases) {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (RuleCase one : cases) {
            one.events().forEach(event -> add(event.type().ruleName(), event.fields(), seen));
        }
        return seen;
    }

    private static void add(String name, Node node, Map<String, Set<String>> seen) {
        if (node instanceof Node.Fields fields) {
            fields.values().forEach((field, value) -> add(name + "." + field, value, seen));
        } else if (node instanceof Node.Text text) {
            seen.computeIfAbsent(name, field -> new TreeSet<>()).add(text.value());
        }
    }
}
