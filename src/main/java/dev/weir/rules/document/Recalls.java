package dev.weir.rules.document;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked about earlier decisions on a subject, and how far back.
 *
 * @param outcomes of which it is asked whether a decision had a reason with it
 * @param counted outcomes of which it is asked how many decisions had a reason with it
 * @param rules of which it is asked whether one was a reason of a decision, by id
 */
public record Recalls(Map<String, Recall> outcomes, Map<String, Recall> counted, Map<String, Recall> rules) {
    /** Nothing. */
    public static final Recalls NONE = new Recalls(Map.of(), Map.of(), Map.of());

    /** Makes defensive copies. */
    public Recalls {
        outcomes = Map.copyOf(outcomes);
        counted = Map.copyOf(counted);
        rules = Map.copyOf(rules);
    }

    /** Returns whether nothing is asked. */
    public boolean isEmpty() {
        return outcomes.isEmpty() && counted.isEmpty() && rules.isEmpty();
    }

    /** Returns what this or another asks. */
    public Recalls and(Recalls other) {
        if (other.isEmpty()) {
            return this;
        }
        return new Recalls(
                joined(outcomes, other.outcomes), joined(counted, other.counted), joined(rules, other.rules));
    }

    private static Map<String, Recall> joined(Map<String, Recall> some, Map<String, Recall> others) {
        Map<String, Recall> all = new TreeMap<>(some);
        others.forEach((name, recall) -> all.merge(name, recall, Recall::and));
        return all;
    }
}
