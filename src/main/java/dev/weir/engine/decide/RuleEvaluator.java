package dev.weir.engine.decide;

import dev.weir.engine.firing.AskingRules;
import dev.weir.engine.firing.HeldRule;
import dev.weir.engine.join.Merger;
import dev.weir.engine.later.WaitingAction;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.pacing.FiringGate;
import dev.weir.engine.pacing.Rollout;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.score.Scored;
import dev.weir.engine.score.Scoring;
import dev.weir.events.Value;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.Reason;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evaluates rules for one event and one subject. For one use. */
final class RuleEvaluator implements SubjectScope.SameDecision {
    private final String subject;
    private final long atMillis;
    private final SubjectState state;
    private final Rulebook rulebook;
    /** Most events have none of these and share empty lists. */
    private List<Reason> reasons = List.of();

    private List<Reason> shadow = List.of();
    private List<RuleEvaluation> evaluations = List.of();
    private List<HeldRule> holding = List.of();
    private boolean heldOut;
    private long keepMillis;
    private List<Considered> considered = List.of();
    private List<ListWrite> writes = List.of();
    private final Steps steps = new Steps();
    private final ReasonMaker maker;
    private final Scoring scoring;
    private final Deferral deferral;
    private final AskingRules asking = new AskingRules();
    private boolean tells;
    private boolean goesOut;

    /**
     * Creates an evaluator for one event.
     *
     * @param atMillis event time of the decision
     * @param state of the subject, changed in place
     * @param rulebook that the rules belong to
     * @param scoring has begun with the decision
     */
    RuleEvaluator(String subject, long atMillis, SubjectState state, Rulebook rulebook, Scoring scoring) {
        this.subject = subject;
        this.atMillis = atMillis;
        this.state = state;
        this.rulebook = rulebook;
        this.scoring = scoring;
        this.maker = new ReasonMaker(steps, scoring);
        this.deferral = new Deferral(atMillis, state, rulebook);
    }

    /** Returns whether no rule fired, not even in shadow, and no action waits. */
    boolean isUntold() {
        return reasons.isEmpty() && shadow.isEmpty() && !tells;
    }

    /** Returns whether nobody has to be told: nothing is decided, and no holdout kept a rule back. */
    boolean isSilent(Merger.Merged merged) {
        return merged.isSilent() && !heldOut;
    }

    /** Returns a decision that nobody has to be told, if rules in shadow mode would have made another, or one waits. */
    Optional<Decision> inShadow(Decision decision) {
        return shadow.isEmpty() && !tells ? Optional.empty() : Optional.of(decision);
    }

    /** Returns the subject of the decision. */
    String subject() {
        return subject;
    }

    List<Reason> reasons() {
        return reasons;
    }

    List<Reason> shadow() {
        return shadow;
    }

    /** Returns the offers that another of their group, or a limit, keeps from going out, and the actions that wait. */
    List<Considered> considered() {
        return considered;
    }

    /** Returns how long rules that fired need the subject, in milliseconds of event time; 0 if none does. */
    long keepMillis() {
        return Math.max(keepMillis, deferral.keepMillis());
    }

    /** Returns the evaluations made, with the rules that apply to every event. */
    Evaluations evaluations(List<Rule> alwaysAsked, Scored scored) {
        return new Evaluations(evaluations, alwaysAsked, writes, scored);
    }

    /** Counts a rule that is not evaluated because its condition cannot hold. */
    void passOver(Rule rule) {
        if (isAsked(rule)) {
            evaluations = with(new RuleEvaluation(rule, RuleEvaluation.Answer.QUIET, 0, 0), evaluations);
        }
    }

    private boolean isAsked(Rule rule) {
        return atMillis >= rule.activeFromMillis()
                && atMillis < rule.activeUntilMillis()
                && Rollout.includes(rule, subject);
    }

    /** Evaluates a rule for the event, or for a match of its pattern; later, if it asks whether others fire. */
    void evaluate(Rule rule, Scope scope, Optional<RuleMatch> match) {
        if (isAsked(rule) && !asking.takes(rule, scope, match)) {
            evaluateNow(rule, scope, match);
        }
    }

    private void evaluateNow(Rule rule, Scope scope, Optional<RuleMatch> match) {
        Scope seen = rule.lookbacks().isEmpty() ? scope : new SubjectScope(scope, state.earlier(), this);
        maker.reset();
        RuleEvaluation.Answer answer = answer(rule, seen, match);
        evaluations = with(new RuleEvaluation(rule, answer, maker.leftOut(), steps.used()), evaluations);
    }

    @Override
    public double score(String model) {
        return scoring.score(model);
    }

    @Override
    public boolean fires(String rule) {
        return holding.stream().anyMatch(held -> held.rule().id().equals(rule));
    }

    private static <T> List<T> with(T one, List<T> others) {
        List<T> all = others.isEmpty() ? new ArrayList<>() : others;
        all.add(one);
        return all;
    }

    private RuleEvaluation.Answer answer(Rule rule, Scope scope, Optional<RuleMatch> match) {
        try {
            return rule.when().evaluate(scope, steps) instanceof Value.Bool when && when.value()
                    ? fire(rule, scope, match)
                    : RuleEvaluation.Answer.QUIET;
        } catch (EvaluationException e) {
            return RuleEvaluation.Answer.FAILED;
        }
    }

    private RuleEvaluation.Answer fire(Rule rule, Scope scope, Optional<RuleMatch> match) {
        boolean competes = rule.mode() != Mode.SHADOW && rule.later().isNone();
        double value = competes && !rule.rank().group().isEmpty() ? maker.valueOf(rule, scope) : 0; // may ask a model
        Reason reason =
                maker.reason(rule, scope, match.isPresent() ? match.get().ids() : Map.of());
        if (!rule.later().isNone()) {
            return tell(reason, deferral.defer(rule, scope, reason, maker, match));
        }
        if (rule.mode() == Mode.SHADOW) {
            shadow = with(reason, shadow);
            return RuleEvaluation.Answer.SHADOW_FIRED;
        }
        HeldRule.After after = new HeldRule.After(
                maker.write(rule, scope, atMillis), rulebook.policies().refusal(rule, scope, atMillis));
        holding = with(new HeldRule(rule, scope.event(), reason, value, evaluations.size(), after), holding);
        return RuleEvaluation.Answer.FIRED;
    }

    /** Lets an action go out that waited, unless something forbids it now. */
    void goOut(WaitingAction action, EventScope atHand) {
        goesOut = true;
        maker.reset();
        Optional<Rule> known = deferral.ruleOf(action).filter(rule -> rule.mode() != Mode.OFF && isAsked(rule));
        RuleEvaluation.Answer answer = tell(action.reason(), deferral.fateOf(action, known, atHand, steps));
        if (known.isEmpty()) {
            return; // there is nothing to count it for
        }
        if (answer == RuleEvaluation.Answer.FIRED && known.get().mode() == Mode.SHADOW) {
            shadow = with(action.reason(), shadow);
            answer = RuleEvaluation.Answer.SHADOW_FIRED;
        } else if (answer == RuleEvaluation.Answer.FIRED) {
            int number = evaluations.size();
            HeldRule.After after =
                    new HeldRule.After(Optional.empty(), rulebook.policies().refusalUnasked(known.get()));
            holding = with(
                    new HeldRule(known.get(), action.trigger(), action.reason(), action.value(), number, after),
                    holding);
        }
        evaluations = with(new RuleEvaluation(known.get(), answer, maker.leftOut(), steps.used()), evaluations);
    }

    private RuleEvaluation.Answer tell(Reason reason, Deferral.Fate fate) {
        if (!fate.why().isEmpty()) {
            tells = true;
            considered = with(fate.told(reason), considered);
        }
        return fate.answer();
    }

    /**
     * Finds out which of the rules whose conditions hold fire: in the order of their reasons, so that what counts most
     * is what a cap lets through. Of a group one fires, that of the highest value which nothing forbids.
     */
    void settle(Merger merger) {
        asking.inOrder(rulebook.firingOrder(), this::evaluateNow);
        if (holding.isEmpty()) {
            return;
        }
        if (holding.size() > 1) {
            holding.sort(Comparator.comparing(HeldRule::reason, merger.order()));
        }
        FiringGate gate = new FiringGate(
                rulebook.policies().firings(), state.fired(), subject, new FiringGate.Now(rulebook.epoch(), atMillis));
        Set<String> settled = Set.of();
        for (HeldRule held : holding) {
            if (held.group().isEmpty()) {
                pass(held, gate);
            } else if (!settled.contains(held.group())) {
                settled = settled.isEmpty() ? new HashSet<>() : settled;
                settled.add(held.group());
                settle(held.group(), gate);
            }
        }
        keepMillis = gate.keepMillis();
    }

    private void settle(String group, FiringGate gate) {
        List<HeldRule> members = new ArrayList<>();
        for (HeldRule held : holding) {
            if (held.group().equals(group)) {
                members.add(held);
            }
        }
        members.sort(Comparator.comparingDouble(held -> -held.value()));
        boolean out = false;
        for (HeldRule member : members) {
            if (out) {
                keepBack(member, RuleEvaluation.Answer.SUPPRESSED, Considered.VALUE);
            } else {
                out = pass(member, gate);
            }
        }
    }

    private boolean pass(HeldRule held, FiringGate gate) {
        long bornEpoch = rulebook.born().getOrDefault(held.rule().id(), 0L);
        switch (gate.pass(
                held.rule(), held.event(), bornEpoch, held.after().unpaid().isEmpty())) {
            case FIRES -> {
                reasons = with(held.reason(), reasons);
                held.after().write().ifPresent(write -> writes = with(write, writes));
            }
            case RESTS -> keepBack(held, RuleEvaluation.Answer.SUPPRESSED, Considered.COOLDOWN);
            case CAPPED -> keepBack(held, RuleEvaluation.Answer.SUPPRESSED, Considered.CAP);
            case UNPAID ->
                keepBack(held, RuleEvaluation.Answer.SUPPRESSED, held.after().unpaid());
            case HELD_OUT -> {
                gate.holdoutOf(held.rule())
                        .ifPresent(one -> shadow = with(held.reason().heldOutBy(one.name()), shadow));
                heldOut = true;
                keepBack(held, RuleEvaluation.Answer.HELD_OUT, Considered.HOLDOUT);
            }
        }
        return evaluations.get(held.evaluation()).answer() == RuleEvaluation.Answer.FIRED;
    }

    private void keepBack(HeldRule held, RuleEvaluation.Answer answer, String why) {
        evaluations.set(held.evaluation(), evaluations.get(held.evaluation()).answering(answer));
        if (goesOut || !held.group().isEmpty() || why.equals(held.after().unpaid())) { // metrics tell the rest
            boolean worthless = held.group().isEmpty() || Double.isInfinite(held.value());
            Value value = worthless ? Value.absent() : new Value.Real(held.value());
            considered = with(Considered.of(held.reason(), held.group(), value, why), considered);
        }
    }
}
