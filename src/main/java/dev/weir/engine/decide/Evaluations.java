package dev.weir.engine.decide;

import dev.weir.engine.score.Scored;
import dev.weir.events.answer.ListWrite;
import dev.weir.rules.rule.Rule;
import java.util.Collections;
import java.util.List;

/**
 * The evaluations of rules for an event or a match. Rules that apply to every event but whose conditions cannot hold
 * are not evaluated: a rule that is in {@code alwaysAsked} and not in {@code made} did not fire.
 *
 * @param made the evaluations in the order in which they were made; read-only
 * @param alwaysAsked the rules that apply to every event of the type, evaluated or not; the same list for all events of
 *     a type under one plan
 * @param writes what rules that fired put on lists; read-only
 * @param scored what models said
 */
public record Evaluations(List<RuleEvaluation> made, List<Rule> alwaysAsked, List<ListWrite> writes, Scored scored) {
    /** The evaluations of an event that no rule applies to. */
    public static final Evaluations NONE = new Evaluations(List.of(), List.of());

    /** Creates the evaluations of rules that put nothing on lists. */
    public Evaluations(List<RuleEvaluation> made, List<Rule> alwaysAsked) {
        this(made, alwaysAsked, List.of(), Scored.NONE);
    }

    /** Makes the list read-only, without a copy. */
    public Evaluations {
        made = made.isEmpty() ? List.of() : Collections.unmodifiableList(made);
        writes = List.copyOf(writes);
    }

    /** Returns whether an evaluation is of one of the rules in {@code alwaysAsked}. */
    public boolean isOfAlwaysAsked(RuleEvaluation evaluation) {
        return !alwaysAsked.isEmpty() && evaluation.rule().isAlwaysAsked();
    }

    /** Returns how many expressions failed. */
    public int errors() {
        int errors = 0;
        for (int i = 0; i < made.size(); i++) {
            RuleEvaluation evaluation = made.get(i);
            errors += evaluation.leftOut() + (evaluation.answer() == RuleEvaluation.Answer.FAILED ? 1 : 0);
        }
        return errors;
    }
}
