package dev.weir.engine.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules whose expressions failed: their ids, one for each failure. If rules share an expression, its failure counts
 * for each of them. Takes no memory while nothing fails.
 */
public final class Failures {
    private List<String> rules = List.of();

    /** Returns the ids of the rules, in the order in which they failed. */
    public List<String> rules() {
        return rules;
    }

    /** Adds failures of expressions, by the ids of their rules. */
    public void add(List<String> failed) {
        for (String rule : failed) {
            add(rule);
        }
    }

    /** Adds the failure of an expression of a rule. */
    public void add(String rule) {
        if (rules.isEmpty()) {
            rules = new ArrayList<>();
        }
        rules.add(rule);
    }
}
