package dev.weir.operators.metrics;

import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the metrics of rules that are asked in much the same order again and again, as they are about events of one type:
 * those of a rule are looked for at its place in that order, and by its id only where that has changed.
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

    /** The metrics of a rule that is the so-manieth to be asked, from 0, none of those before it left out. */
    @SuppressWarnings(
            "ReferenceEquality") // a rule is compiled once, and its metrics are found by its id if it was again
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
