package dev.weir.engine.decide;

import dev.weir.engine.join.Severity;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.pacing.FiringGate;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Event;
import dev.weir.events.Fingerprint;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.answer.Reason;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates rules for one event and one subject. For one use. */
final class RuleEvaluator {
    private static final int ROLLOUT_STEPS = 10_000;
    private static final int ALL_PERCENT = 100;

    private final String subject;
    private final long atMillis;
    private final SubjectState state;
    private final Rulebook rulebook;
    /** Most events have none of these and share empty lists. */
    private List<Reason> reasons = List.of();

    private List<Reason> shadow = List.of();
    private List<RuleEvaluation> evaluations = List.of();
    private List<Held> holding = List.of();
    private boolean heldOut;
    private long keepMillis;
    private int leftOut;
    private final Steps steps = new Steps();

    /**
     * Creates an evaluator for one event.
     *
     * @param atMillis event time of the decision
     * @param state of the subject, changed in place
     * @param rulebook that the rules belong to
     */
    RuleEvaluator(String subject, long atMillis, SubjectState state, Rulebook rulebook) {
        this.subject = subject;
        this.atMillis = atMillis;
        this.state = state;
        this.rulebook = rulebook;
    }

    private void keepBack(Reason reason, Holdout holdout) {
        shadow = with(reason.heldOutBy(holdout.name()), shadow);
        heldOut = true;
    }

    /** Returns whether there is nothing to tell: no rule fired, and no holdout kept one back. */
    boolean isSilent() {
        return reasons.isEmpty() && !heldOut;
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

    /**
     * Returns how long the subject has to be kept because of the rules that fired, in milliseconds of event time; 0 if
     * none requires it.
     */
    long keepMillis() {
        return keepMillis;
    }

    /** Returns the evaluations made, with the rules that apply to every event. */
    Evaluations evaluations(List<Rule> alwaysAsked) {
        return new Evaluations(evaluations, alwaysAsked);
    }

    /** Evaluates a rule for the event. */
    void evaluate(Rule rule, Scope scope) {
        evaluate(rule, scope, Map.of());
    }

    /** Evaluates a rule for a match of its pattern. */
    void evaluate(Rule rule, Scope scope, RuleMatch match) {
        evaluate(rule, scope, match.ids());
    }

    /** Counts a rule that is not evaluated because its condition cannot hold. */
    void passOver(Rule rule) {
        if (isAsked(rule)) {
            add(new RuleEvaluation(rule, RuleEvaluation.Answer.QUIET, 0, 0));
        }
    }

    private boolean isAsked(Rule rule) {
        return atMillis >= rule.activeFromMillis() && atMillis < rule.activeUntilMillis() && isChosen(rule);
    }

    private void evaluate(Rule rule, Scope scope, Map<String, List<String>> matched) {
        if (!isAsked(rule)) {
            return;
        }
        Scope seen = rule.lookbacks().isEmpty() ? scope : new SubjectScope(scope, state.earlier());
        leftOut = 0;
        steps.reset();
        RuleEvaluation.Answer answer = answer(rule, seen, matched);
        add(new RuleEvaluation(rule, answer, leftOut, steps.used()));
    }

    private void add(RuleEvaluation evaluation) {
        evaluations = with(evaluation, evaluations);
    }

    private static <T> List<T> with(T one, List<T> others) {
        List<T> all = others.isEmpty() ? new ArrayList<>() : others;
        all.add(one);
        return all;
    }

    private RuleEvaluation.Answer answer(Rule rule, Scope scope, Map<String, List<String>> matched) {
        try {
            return rule.when().evaluate(scope, steps) instanceof Value.Bool when && when.value()
                    ? fire(rule, scope.event(), reason(rule, scope, matched))
                    : RuleEvaluation.Answer.QUIET;
        } catch (EvaluationException e) {
            return RuleEvaluation.Answer.FAILED;
        }
    }

    /**
     * A live rule whose condition holds, which fires unless something forbids it.
     *
     * @param evaluation the index of its evaluation
     */
    private record Held(Rule rule, Event event, Reason reason, int evaluation) {}

    private RuleEvaluation.Answer fire(Rule rule, Event event, Reason reason) {
        if (rule.mode() == Mode.SHADOW) {
            shadow = with(reason, shadow);
            return RuleEvaluation.Answer.SHADOW_FIRED;
        }
        holding = with(new Held(rule, event, reason, evaluations.size()), holding);
        return RuleEvaluation.Answer.FIRED;
    }

    /**
     * Finds out which of the rules whose conditions hold fire: in the order of their reasons, so that what counts most
     * is what a cap lets through.
     */
    void settle(Severity severity, FiringPolicies policies) {
        if (holding.isEmpty()) {
            return;
        }
        if (holding.size() > 1) {
            holding.sort(Comparator.comparing(Held::reason, severity.order()));
        }
        FiringGate gate =
                new FiringGate(policies, state.fired(), subject, new FiringGate.Now(rulebook.epoch(), atMillis));
        for (Held held : holding) {
            long bornEpoch = rulebook.born().getOrDefault(held.rule().id(), 0L);
            RuleEvaluation.Answer answer = switch (gate.pass(held.rule(), held.event(), bornEpoch)) {
                case FIRES -> RuleEvaluation.Answer.FIRED;
                case RESTS -> RuleEvaluation.Answer.SUPPRESSED;
                case HELD_OUT -> RuleEvaluation.Answer.HELD_OUT;
            };
            if (answer == RuleEvaluation.Answer.FIRED) {
                reasons = with(held.reason(), reasons);
            } else {
                policies.holdoutOf(held.rule(), subject).ifPresent(holdout -> keepBack(held.reason(), holdout));
                evaluations.set(
                        held.evaluation(), evaluations.get(held.evaluation()).answering(answer));
            }
        }
        keepMillis = gate.keepMillis();
    }

    /**
     * Returns whether the rollout includes the subject; one that is included at some percentage is included at every
     * higher one.
     */
    private boolean isChosen(Rule rule) {
        if (rule.rolloutPercent() >= ALL_PERCENT) {
            return true;
        }
        long step = Long.remainderUnsigned(Fingerprint.of(rule.id(), subject), ROLLOUT_STEPS);
        return step < Math.round(rule.rolloutPercent() * (ROLLOUT_STEPS / 100));
    }

    /**
     * Returns the reason of a rule that fired, without parts whose expressions fail: a failing explanation must not
     * prevent a block.
     */
    private Reason reason(Rule rule, Scope scope, Map<String, List<String>> matched) {
        double score = score(evaluate(rule.score(), scope));
        Map<String, Value> params = new HashMap<>();
        for (Map.Entry<String, Expression> param : rule.params().entrySet()) {
            Value value = evaluate(param.getValue(), scope);
            if (value.isPresent()) {
                params.put(param.getKey(), value);
            }
        }
        return new Reason(
                rule.id(),
                rule.version(),
                rule.outcome(),
                score,
                rule.priority(),
                params,
                matched,
                features(rule, scope));
    }

    private Value evaluate(Expression expression, Scope scope) {
        try {
            return expression.evaluate(scope, steps);
        } catch (EvaluationException e) {
            leftOut++;
            return Value.absent();
        }
    }

    /** Returns the score, 0 for a value that is not a number. */
    private static double score(Value value) {
        double score = 0;
        if (value instanceof Value.Real real) {
            score = real.value();
        } else if (value instanceof Value.Int whole) {
            score = whole.value();
        }
        return Double.isNaN(score) ? 0 : Math.max(0, Math.min(100, score));
    }

    private static Map<String, Value> features(Rule rule, Scope scope) {
        Map<String, Value> features = new HashMap<>();
        for (RuleFeature feature : rule.features()) {
            if (rule.whenFeatures().contains(feature.name())) {
                Value value = feature.perLine() ? bySku(feature, scope) : scope.feature(feature.number());
                if (value.isPresent()) {
                    features.put(feature.name(), value);
                }
            }
        }
        return features;
    }

    /** Returns the value of a feature that each line has, by the sku of the line. */
    private static Value bySku(RuleFeature feature, Scope scope) {
        List<LineItem> lines = scope.event().items();
        Map<String, Value> bySku = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            Value value = scope.lineFeature(line, feature.number());
            if (value.isPresent()) {
                bySku.put(lines.get(line).sku(), value);
            }
        }
        return bySku.isEmpty() ? Value.absent() : new Value.Entries(bySku);
    }
}
