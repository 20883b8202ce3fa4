package dev.weir.engine.decide;

import dev.weir.engine.join.Joining;
import dev.weir.engine.join.Merger;
import dev.weir.engine.join.Mergers;
import dev.weir.engine.later.WaitingAction;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.score.Scored;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import dev.weir.rules.expression.scope.EventScopes;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Decides about actions that waited and are due at the same time. What limits firings counts now, and of a group the
 * best goes out; each action that does is a decision of its own. For use by one thread.
 */
final class DueActions {
    private final Mergers mergers;
    private final EventScopes scopes;
    private final DecisionIds ids;

    DueActions(Mergers mergers, EventScopes scopes, DecisionIds ids) {
        this.mergers = mergers;
        this.scopes = scopes;
        this.ids = ids;
    }

    /** Returns the verdicts on actions that are due at once; there is at least one. */
    List<DueVerdict> verdicts(List<WaitingAction> due, RuleEvaluator evaluator, Rulebook rulebook, JobTime moment) {
        IdentityHashMap<Reason, WaitingAction> actions = new IdentityHashMap<>();
        for (WaitingAction action : due) {
            actions.put(action.reason(), action);
            evaluator.goOut(action, scopes.of(action.trigger(), rulebook.lists()));
        }
        evaluator.settle(mergers.of(rulebook.policies().channels()));
        return new Going(evaluator, rulebook, moment, due.get(0)).verdicts(actions);
    }

    /** One call. */
    private final class Going {
        private final RuleEvaluator evaluator;
        private final Rulebook rulebook;
        private final JobTime moment;
        private final WaitingAction first;
        private final List<RuleEvaluation> evaluations;

        Going(RuleEvaluator evaluator, Rulebook rulebook, JobTime moment, WaitingAction first) {
            this.evaluator = evaluator;
            this.rulebook = rulebook;
            this.moment = moment;
            this.first = first;
            this.evaluations = new ArrayList<>(
                    evaluator.evaluations(List.of(), Scored.NONE).made());
        }

        private List<DueVerdict> verdicts(IdentityHashMap<Reason, WaitingAction> actions) {
            List<List<RuleEvaluation>> fired = new ArrayList<>();
            evaluator.reasons().forEach(reason -> fired.add(takeFired(reason.rule())));
            if (fired.isEmpty()) {
                return List.of(nothing());
            }
            fired.get(0).addAll(evaluations);
            List<DueVerdict> verdicts = new ArrayList<>();
            for (int i = 0; i < fired.size(); i++) {
                Reason reason = evaluator.reasons().get(i);
                WaitingAction action = actions.getOrDefault(reason, first);
                verdicts.add(new DueVerdict(
                        request(action),
                        new Verdict.Decided(
                                decision(action, List.of(reason), i == 0),
                                action.trigger().type(),
                                false,
                                new Evaluations(fired.get(i), List.of()))));
            }
            return verdicts;
        }

        /** Removes and returns the evaluation of a rule that fired: each action has one. */
        private List<RuleEvaluation> takeFired(String rule) {
            List<RuleEvaluation> taken = new ArrayList<>();
            for (int i = 0; i < evaluations.size() && taken.isEmpty(); i++) {
                RuleEvaluation evaluation = evaluations.get(i);
                if (evaluation.answer() == RuleEvaluation.Answer.FIRED
                        && evaluation.rule().id().equals(rule)) {
                    taken.add(evaluations.remove(i));
                }
            }
            return taken;
        }

        /** Nothing goes out: only those are told who ask about rules in shadow mode, or why not. */
        private DueVerdict nothing() {
            return new DueVerdict(
                    request(first),
                    new Verdict.Noted(
                            first.trigger().type(),
                            false,
                            new Evaluations(evaluations, List.of()),
                            false,
                            Optional.of(decision(first, List.of(), true))));
        }

        private DecisionRequest request(WaitingAction action) {
            return new MatchRequest(new CompletedMatches(
                    evaluator.subject(),
                    rulebook.epoch(),
                    "",
                    action.trigger(),
                    action.dueMillis(),
                    CompletedMatches.Kind.TIME,
                    List.of(),
                    Optional.empty(),
                    Joining.NONE));
        }

        /**
         * Returns the decision about an action.
         *
         * @param tellsAll whether it also says what does not go out
         */
        private Decision decision(WaitingAction action, List<Reason> reasons, boolean tellsAll) {
            Event event = action.trigger();
            Merger merger = mergers.of(rulebook.policies().channels());
            Merger.Merged merged = merger.merge(reasons, false);
            return new Decision(
                    ids.ofWaiting(event, evaluator.subject(), action.reason()),
                    new Trigger(event.type().ruleName(), event.id()),
                    evaluator.subject(),
                    action.dueMillis(),
                    moment.nowMillis(),
                    merged.outcome(),
                    merged.score(),
                    merged.reasons(),
                    tellsAll ? merger.sorted(evaluator.shadow()) : List.of(),
                    rulebook.epoch(),
                    false,
                    "",
                    merged.byChannel().with(tellsAll ? evaluator.considered() : List.of()));
        }
    }
}
