package dev.weir.engine.decide;

import dev.weir.rules.rule.Rule;
import java.util.Collections;
import java.util.List;

/**
 * What the rules said about an event or a match. Of the rules that every event asks, those whose conditions cannot hold are
 * not evaluated: what is in {@code alwaysAsked} and not in {@code made} has nothing to say.
 *
 * @param made those that were made, in the order in which they were; read-only
 * @param alwaysAsked the rules that the event asked, made or not, whatever it is like; the same list for all events of a
 *     type under one plan
 */
public record Evaluations(List<RuleEvaluation> made, List<Rule> alwaysAsked) {
    /** Of what asks no rule. */
    public static final Evaluations NONE = new Evaluations(List.of(), List.of());

    /** Makes it read-only, without a copy. */
    public Evaluations {
        made = Collections.unmodifiableList(made);
    }

    /** Whether an evaluation is of one of the rules that are always asked. */
    public boolean isOfAlwaysAsked(RuleEvaluation evaluation) {
        return !alwaysAsked.isEmpty() && evaluation.rule().isAlwaysAsked();
    }
}
