package dev.weir.engine.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules whose expressions failed: one id for each failure. If rules share an expression, its failure counts for
 * each of them. Costs nothing while none fails.
 */
public final class Failures {
    private List<String> rules = List.of();

    /** Ids of rules, in the order in which they failed. */
    public List<String> rules() {
        return rules;
    }

    /** Notes failures of expressions, by the ids of their rules. */
    public void add(List<String> failed) {
        for (String rule : failed) {
            add(rule);
        }
    }

    /** Notes failures of expressions, by the ids of their rules. */
    public void add(String rule) {
        if (rules.isEmpty()) {
            rules = new ArrayList<>();
        }
        rules.add(rule);
    }
}
