package dev.weir.cli.decisions;

import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.pacing.PushedPolicies;
import dev.weir.engine.pacing.TagCap;
import dev.weir.events.Event;
import dev.weir.events.answer.Considered;
import dev.weir.rules.rule.Budget;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Counted;
import dev.weir.text.Durations;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says which policy about tags, of the job config or pushed, kept a rule from firing.
 *
 * @param pushed what was in force
 * @param rules the rules that are known, by id
 */
record TagPolicyNotes(PushedPolicies pushed, Function<String, Optional<Rule>> rules) {

    /** Returns the holdout that has the subject, if one does. */
    Optional<String> holdout(Rule rule, String subject) {
        return pushed.firings()
                .holdoutOf(rule, subject)
                .map(one -> "the holdout '" + one.name() + "' has the subject: bucket(\"" + one.salt() + "\", \""
                        + subject + "\") is below " + one.percent());
    }

    /** Returns the cap that was reached by earlier decisions about the subject, if one was. */
    Optional<String> cap(Rule rule, List<EarlierDecision> earlier, long atMillis) {
        for (TagCap cap : pushed.firings().capsOf(rule)) {
            long fired = earlier.stream()
                    .filter(one -> one.atMillis() <= atMillis && one.atMillis() > atMillis - cap.overMillis())
                    .flatMap(one -> one.rules().stream())
                    .filter(id -> rules.apply(id).filter(cap::isOf).isPresent())
                    .count();
            if (fired >= cap.count()) {
                return Optional.of("the cap '" + cap.name() + "' is reached: within "
                        + Durations.text(cap.overMillis()) + ", rules with its tags fired " + Counted.of(fired, "time")
                        + " for the subject, and it lets through " + cap.count());
            }
        }
        return Optional.empty();
    }

    /** Returns how far back the firings lie that the caps of a rule count, in milliseconds. */
    long capReachMillis(Rule rule) {
        return pushed.firings().capsOf(rule).stream()
                .mapToLong(TagCap::overMillis)
                .max()
                .orElse(0);
    }

    /** Returns when the earliest period of a budget of a rule began that has a time in it, in epoch milliseconds. */
    long budgetStartMillis(Rule rule, long atMillis) {
        return pushed.budgets().stream()
                .filter(budget -> budget.isOf(rule))
                .mapToLong(budget -> budget.period().startMillis(atMillis))
                .min()
                .orElse(atMillis);
    }

    /** Returns whether a decision that came back counts for a budget of a rule at a time. */
    boolean spends(Rule rule, Event decision, long atMillis) {
        return pushed.budgets().stream().anyMatch(budget -> budget.isOf(rule) && budget.counts(decision, atMillis));
    }

    /** Returns whether rules with its tags have a budget together. */
    boolean hasBudget(Rule rule) {
        return pushed.budgets().stream().anyMatch(budget -> budget.isOf(rule));
    }

    /**
     * Returns the budget that lets the rule not fire at a time, in epoch milliseconds, if one does.
     *
     * @param decisions that had come back by then
     */
    Optional<String> budget(Rule rule, Collection<Event> decisions, long atMillis) {
        for (Budget budget : pushed.budgets()) {
            long spent = decisions.stream()
                    .filter(one -> budget.isOf(rule) && budget.counts(one, atMillis))
                    .map(Event::id)
                    .distinct()
                    .count();
            String why = budget.isOf(rule) ? budget.refusal(spent, atMillis) : "";
            if (!why.isEmpty()) {
                String what = "'" + budget.id() + "' ";
                return Optional.of(
                        why.equals(Considered.BUDGET)
                                ? "the budget " + what + "is spent: " + spent + " of " + budget.count()
                                : "the budget " + what + "is spread over its period: by then it lets through "
                                        + budget.allowedAt(atMillis) + " of " + budget.count() + ", and " + spent
                                        + " were made");
            }
        }
        return Optional.empty();
    }
}
