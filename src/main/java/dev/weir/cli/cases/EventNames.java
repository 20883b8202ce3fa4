package dev.weir.cli.cases;

import dev.weir.cli.cases.RuleCase.Happening;
import dev.weir.rules.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the events of a case are called in what is expected: each by its id, and also by its number, {@code e2}, unless
 * another event has that for its id.
 *
 * @param byNumber the id of each event that may be called by its number
 */
record EventNames(Map<String, String> byNumber) {
    private static final String MATCHED = "matched";

    /** Makes a defensive copy. */
    EventNames {
        byNumber = Map.copyOf(byNumber);
    }

    /** Returns the names of these events, in the order in which they are written. */
    static EventNames of(List<Happening> events) {
        List<String> ids = events.stream().map(Happening::name).toList();
        Map<String, String> byNumber = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byNumber.put(numbered(i), ids.get(i));
        }
        byNumber.keySet().removeAll(ids);
        return new EventNames(byNumber);
    }

    /** Returns the number by which an event is called that has no id. */
    static String numbered(int index) {
        return "e" + (index + 1);
    }

    /** Returns an expected decision in which events are called by their ids. */
    Node.Fields in(Node.Fields decision) {
        Map<String, Node> values = new LinkedHashMap<>(decision.values());
        values.computeIfPresent("event", (key, event) -> named(event));
        if (values.get(MATCHED) instanceof Node.Fields stages) {
            Map<String, Node> named = stages.values().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, stage -> named(stage.getValue()), (a, b) -> a, LinkedHashMap::new));
            values.put(MATCHED, new Node.Fields(named, stages.place()));
        }
        return new Node.Fields(values, decision.place());
    }

    private Node named(Node node) {
        if (node instanceof Node.Elements list) {
            return new Node.Elements(list.values().stream().map(this::named).toList(), list.place());
        }
        String name = id(node);
        return name.isEmpty() ? node : new Node.Text(byNumber.getOrDefault(name, name), node.place());
    }

    /** Returns an id as the job reads it, which takes a whole number for the text of its digits; empty if it is none. */
    static String id(Node node) {
        return node instanceof Node.Whole whole ? Long.toString(whole.value()) : CaseNodes.scalar(node);
    }
}
