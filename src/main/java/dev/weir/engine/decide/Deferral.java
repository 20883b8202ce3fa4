package dev.weir.engine.decide;

import dev.weir.engine.later.WaitingAction;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.plan.MatchScope;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Reason;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.rule.Later;
import dev.weir.rules.rule.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets actions of rules wait, and asks their conditions again when they are due. For one event and one subject. */
final class Deferral {
    private final long atMillis;
    private final SubjectState state;
    private final Rulebook rulebook;
    private long keepMillis;

    Deferral(long atMillis, SubjectState state, Rulebook rulebook) {
        this.atMillis = atMillis;
        this.state = state;
        this.rulebook = rulebook;
    }

    /**
     * What becomes of an action.
     *
     * @param why what is said of an action that does not go out now; {@code ""} if it does
     */
    record Fate(RuleEvaluation.Answer answer, String why) {
        private static final Fate OUT = new Fate(RuleEvaluation.Answer.FIRED, "");

        private static Fate dropped(String why) {
            return new Fate(RuleEvaluation.Answer.DROPPED, why);
        }

        /** Returns what is said of an action that does not go out now. */
        Considered told(Reason reason) {
            return Considered.of(reason, "", Value.absent(), why);
        }
    }

    /** Lets an action wait, if it may and there is room. */
    Fate defer(Rule rule, Scope scope, Reason reason, ReasonMaker maker, Optional<RuleMatch> match) {
        Later later = rule.later();
        double value = maker.valueOf(rule, scope); // it may be in a group by the time when it is due
        OptionalLong interval = maker.intervalOf(rule, scope);
        if (interval.isEmpty()) {
            return Fate.dropped(Considered.UNKNOWN);
        }
        long waitMillis = Math.min(interval.getAsLong(), Later.MOST_INTERVAL_MILLIS);
        long dueMillis = later.dueMillis(atMillis, waitMillis, maker.zoneOf(rule, scope));
        if (waitMillis < interval.getAsLong()
                || dueMillis == Long.MAX_VALUE
                || dueMillis - atMillis > later.expiresMillis()) {
            return Fate.dropped(Considered.EXPIRED);
        }
        Optional<RuleMatch> again = later.recheck()
                ? match.or(() -> Optional.of(new RuleMatch(rule.id(), rule.version(), Map.of(), Map.of())))
                : Optional.empty();
        WaitingAction action = new WaitingAction(reason, scope.event(), dueMillis, rulebook.epoch(), value, again);
        if (!state.waiting().add(action)) {
            return Fate.dropped(Considered.FULL);
        }
        keepMillis = Math.max(keepMillis, dueMillis - atMillis + 1);
        return new Fate(RuleEvaluation.Answer.WAITS, Considered.waiting(dueMillis));
    }

    /** Returns how long the subject has to be kept for what waits, in milliseconds; 0 if nothing does. */
    long keepMillis() {
        return keepMillis;
    }

    /** Returns the rule of an action, if it has been in force ever since, under whatever version. */
    Optional<Rule> ruleOf(WaitingAction action) {
        String id = action.reason().rule();
        return rulebook.born().getOrDefault(id, 0L) > action.epoch() ? Optional.empty() : rulebook.rule(id);
    }

    /**
     * Returns what becomes of an action that is due: asks the condition of its rule again, if the rule says so.
     *
     * @param known its rule, if that is in force for the subject
     */
    Fate fateOf(WaitingAction action, Optional<Rule> known, EventScope atHand, Steps steps) {
        return known.isEmpty() ? Fate.dropped(Considered.GONE) : again(known.get(), action, atHand, steps);
    }

    private Fate again(Rule rule, WaitingAction action, EventScope atHand, Steps steps) {
        Optional<RuleMatch> match = action.match();
        if (match.isEmpty() || !rule.later().recheck()) {
            return Fate.OUT;
        }
        EventType type = action.trigger().type();
        boolean stillAsks = rule.pattern().isPresent()
                ? !match.get().stages().isEmpty()
                : rule.triggers().contains(type)
                        || rule.date().filter(date -> date.table().equals(type)).isPresent();
        if (!stillAsks) {
            return Fate.dropped(Considered.GONE);
        }
        Scope now = new SubjectScope(
                new MatchScope(atHand, rule, match.get(), atMillis, Optional.empty()),
                state.earlier(),
                other -> false); // a rule that asks this cannot be written with `recheck`
        try {
            return rule.when().evaluate(now, steps) instanceof Value.Bool when && when.value()
                    ? Fate.OUT
                    : Fate.dropped(Considered.RECHECK);
        } catch (EvaluationException e) {
            return new Fate(RuleEvaluation.Answer.FAILED, Considered.RECHECK);
        }
    }
}
