package dev.weir.operators.metrics;

import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the metrics of rules that are evaluated in much the same order again and again, as they are for events of one
 * type: looks for a rule at its index in that order, and by its id only where the order has changed.
 *
 * @param <M> the metrics of one rule
 */
final class RulesInTurn<M> {
    private final PerRule<M> metrics;
    private final List<Rule> rules = new ArrayList<>();
    private final List<M> inTurn = new ArrayList<>();

    RulesInTurn(PerRule<M> metrics) {
        this.metrics = metrics;
    }

    /** Returns the metrics of a rule that is the {@code turn}-th to be evaluated, from 0, counting all before it. */
    @SuppressWarnings(
            "ReferenceEquality") // A rule is compiled once; if it was compiled again, its metrics are found by its id.
    M of(Rule rule, int turn) {
        return turn < rules.size() && rules.get(turn) == rule ? inTurn.get(turn) : changed(rule, turn);
    }

    private M changed(Rule rule, int turn) {
        M found = metrics.of(rule.id());
        if (turn < rules.size()) {
            rules.set(turn, rule);
            inTurn.set(turn, found);
        } else if (turn < PerRule.MOST_RULES) {
            rules.add(rule);
            inTurn.add(found);
        }
        return found;
    }
}
