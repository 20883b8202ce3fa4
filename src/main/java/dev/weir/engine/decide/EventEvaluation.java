package dev.weir.engine.decide;

import dev.weir.engine.index.Candidates;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.RuleVersion;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.RulePlan;
import dev.weir.engine.plan.Subjects;
import dev.weir.engine.plan.TypePlan;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Evaluates the rules for an event whose answers have all arrived. For use by one thread. */
final class EventEvaluation {
    private final Candidates candidates = new Candidates();

    /** Finds the rules whose conditions may hold; returns whether any rule has to be evaluated or passed over. */
    boolean find(TypePlan plan, EventAnswers answers) {
        plan.index().find(answers, candidates);
        return candidates.next(0) >= 0 || !plan.sometimesAsked().isEmpty();
    }

    /** Evaluates the rules that were found, and passes over those that apply but cannot hold. */
    void ask(TypePlan plan, EventAnswers answers, RuleEvaluator evaluator) {
        for (int i = candidates.next(0); i >= 0; i = candidates.next(i + 1)) {
            RulePlan rule = plan.rules().get(i);
            if (isAbout(rule.rule(), answers.atHand(), evaluator.subject())) {
                evaluator.evaluate(rule.rule(), answers.scopeOf(rule), Optional.empty());
            }
        }
        List<Integer> sometimes = plan.sometimesAsked();
        for (int at = 0; at < sometimes.size(); at++) {
            int i = sometimes.get(at);
            Rule rule = plan.rules().get(i).rule();
            if (!candidates.contains(i) && isAbout(rule, answers.atHand(), evaluator.subject())) {
                evaluator.passOver(rule);
            }
        }
    }

    /** Returns whether the event completed matches. */
    static boolean hasMatches(List<Signal> signals) {
        for (int i = 0; i < signals.size(); i++) {
            if (!signals.get(i).matches().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAbout(Rule rule, EventScope atHand, String subject) {
        try {
            return Subjects.of(rule, atHand).equals(subject);
        } catch (EvaluationException e) {
            return Subjects.usual(rule, atHand.event()).equals(subject); // Route met the same failure, and counted it
        }
    }

    /** Evaluates the rules for the matches that the event completed, in the order of the keys, not of their answers. */
    static void askMatches(List<Signal> signals, TypePlan plan, EventAnswers answers, RuleEvaluator evaluator) {
        List<Signal> found = List.of();
        for (int i = 0; i < signals.size(); i++) {
            if (!signals.get(i).matches().isEmpty()) {
                found = found.isEmpty() ? new ArrayList<>(signals.size()) : found;
                found.add(signals.get(i));
            }
        }
        if (found.size() > 1) {
            found.sort(Comparator.comparing(Signal::key));
        }
        for (Signal signal : found) {
            askMatches(signal, plan, answers, evaluator);
        }
    }

    private static void askMatches(Signal signal, TypePlan plan, EventAnswers answers, RuleEvaluator evaluator) {
        for (RuleMatch match : signal.matches()) {
            RulePlan rule = plan.matchRules().get(RuleVersion.of(match));
            if (rule != null) {
                evaluator.evaluate(
                        rule.rule(),
                        new AnsweredMatchScope(answers.scopeOf(rule), rule, signal, match),
                        Optional.of(match));
            }
        }
    }
}
