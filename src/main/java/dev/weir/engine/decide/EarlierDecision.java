package dev.weir.engine.decide;

import dev.weir.events.EventType;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.HashSet;
import java.util.Set;

/**
 * What is remembered of a decision about a subject.
 *
 * @param outcomes of the decision and of each of its reasons
 * @param rules that were its reasons, by id
 * @param atMillis its event time
 */
public record EarlierDecision(Set<String> outcomes, Set<String> rules, long atMillis) {
    /** Makes defensive copies. */
    public EarlierDecision {
        outcomes = Set.copyOf(outcomes);
        rules = Set.copyOf(rules);
    }

    /**
     * Returns what is remembered of a decision. Where rules only gave points, and nobody had to be answered, there was no
     * outcome.
     *
     * @param known the outcome of the decision that it corrects, which is remembered already; {@code ""} for none
     */
    static EarlierDecision of(Decision decision, String known) {
        Set<String> outcomes = new HashSet<>();
        Set<String> rules = new HashSet<>();
        if (isTold(decision)) {
            outcomes.add(decision.outcome());
        }
        for (Reason reason : decision.reasons()) {
            if (reason.decides()) {
                outcomes.add(reason.outcome());
            }
            rules.add(reason.rule());
        }
        outcomes.remove(known);
        return new EarlierDecision(outcomes, rules, decision.eventTimeMillis());
    }

    private static boolean isTold(Decision decision) {
        boolean answers = decision.ofEvent() && decision.trigger().type().equals(EventType.TRANSACTION.ruleName());
        return answers || decision.reasons().stream().anyMatch(Reason::decides);
    }
}
