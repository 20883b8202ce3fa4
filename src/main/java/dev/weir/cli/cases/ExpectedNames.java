package dev.weir.cli.cases;

import dev.weir.cli.cases.RuleCase.Happening;
import dev.weir.events.answer.PointPolicy;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says of a case that failed which of the names in its expectations are those of nothing: no decision could ever meet them.
 *
 * @param rules the rule in question and the others that are in force
 * @param given the case
 */
record ExpectedNames(List<Node> rules, RuleCase given) {
    private static final String OUTCOME = "outcome";

    /** Makes a defensive copy. */
    ExpectedNames {
        rules = List.copyOf(rules);
    }

    /** Returns the lines; none if every name is one of something. */
    List<String> lines() {
        Set<String> lines = new TreeSet<>();
        given.expected().forEach(decision -> check(decision.values(), lines));
        List<String> all = new ArrayList<>(lines);
        repeated()
                .forEach(name -> all.add("two events have the id '" + name + "': a job counts the second as the first,"
                        + " sent again, and decides it only if something else is in it, as a correction"));
        return all;
    }

    private void check(Map<String, Node> decision, Collection<String> lines) {
        List<String> events = given.events().stream().map(Happening::name).toList();
        texts(decision.get("event")).stream()
                .filter(name -> !events.contains(name))
                .forEach(name -> lines.add("there is no event '" + name + "'; the case has "
                        + (events.isEmpty() ? "none" : Spelling.shortened(String.join(", ", events)))));
        Set<String> outcomes = new TreeSet<>(under(OUTCOME));
        String outcome = CaseNodes.scalar(decision.get(OUTCOME));
        if (outcome.equals("APPROVE") && !outcomes.contains(outcome)) {
            lines.add(
                    "APPROVE is decided where no rule fires, and 'expect' has only decisions that have a reason: leave it"
                            + " out");
        } else if (Spelling.nearest(outcome, outcomes).isPresent()) { // others may come of policies
            unknown(List.of(outcome), outcomes, "no rule of this case decides", lines);
        }
        List<String> ids = rules.stream().map(DocumentIds::of).toList();
        List<String> expected = texts(decision.get("rules")).stream()
                .filter(id -> !id.startsWith(PointPolicy.PREFIX))
                .toList();
        unknown(expected, ids, "this case has no rule", lines);
        if (decision.get("features") instanceof Node.Fields features && !usesDefinitions()) {
            unknown(features.values().keySet(), keysOf("features"), "no rule of this case has a feature", lines);
        }
        if (decision.get("matched") instanceof Node.Fields matched) {
            unknown(matched.values().keySet(), under("name"), "no rule of this case has a stage", lines);
        }
    }

    private static void unknown(
            Collection<String> names, Collection<String> known, String said, Collection<String> lines) {
        names.stream()
                .filter(name -> !name.isEmpty() && !known.contains(name))
                .forEach(name -> lines.add(said + " '" + name + "'" + Spelling.advice(name, new TreeSet<>(known))));
    }

    /** Returns the ids that several events have. */
    private Set<String> repeated() {
        Set<String> seen = new HashSet<>();
        Set<String> again = new TreeSet<>();
        given.events().stream()
                .map(Happening::name)
                .filter(name -> !seen.add(name))
                .forEach(again::add);
        return again;
    }

    private static List<String> texts(@Nullable Node node) {
        return node instanceof Node.Elements list
                ? list.values().stream().map(CaseNodes::scalar).toList()
                : Optional.ofNullable(node).map(CaseNodes::scalar).stream().toList();
    }

    private boolean usesDefinitions() {
        return rules.stream().map(Node::toString).anyMatch(text -> text.contains("defs."));
    }

    /** Returns the texts and numbers under a key, anywhere in the rules. */
    private Set<String> under(String key) {
        Set<String> found = new TreeSet<>();
        rules.forEach(rule -> walk(rule, key, node -> found.add(CaseNodes.scalar(node))));
        found.remove("");
        return found;
    }

    /** Returns the keys under a key, anywhere in the rules. */
    private Set<String> keysOf(String key) {
        Set<String> found = new TreeSet<>();
        rules.forEach(rule -> walk(rule, key, node -> {
            if (node instanceof Node.Fields fields) {
                found.addAll(fields.values().keySet());
            }
        }));
        return found;
    }

    private static void walk(Node node, String key, Consumer<Node> found) {
        if (node instanceof Node.Fields fields) {
            fields.values().forEach((name, value) -> {
                if (name.equals(key)) {
                    found.accept(value);
                }
                walk(value, key, found);
            });
        } else if (node instanceof Node.Elements list) {
            list.values().forEach(value -> walk(value, key, found));
        }
    }
}
