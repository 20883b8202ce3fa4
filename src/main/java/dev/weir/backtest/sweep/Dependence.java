package dev.weir.backtest.sweep;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.EventType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.Collection;
import java.util.Set;

/**
 * How far what a rule does hangs on other rules, or on its own name. It decides which variants share an engine; where it is
 * in doubt they do not, which costs time and is exact too.
 */
enum Dependence {
    /** A rule under another name does the same, whatever rules there are: variants share an engine. */
    NONE,
    /** It does the same whatever other rules there are, but under its own name: each variant has an engine. */
    NAME,
    /** Other rules matter: each variant has an engine with all of them. */
    OTHERS;

    private static final double EVERYBODY = 100;

    /**
     * Returns that of a rule.
     *
     * @param document the same rule, as JSON
     * @param all rules that run, with this one
     */
    static Dependence of(Rule rule, String document, Collection<Rule> all, EngineSettings settings) {
        boolean readsDecisions = settings.schema().stream(DecisionStream.TYPE).isPresent()
                && document.contains(DecisionStream.TYPE.ruleName());
        if (readsDecisions
                || !rule.lookbacks().isEmpty()
                || !rule.rank().group().isEmpty()
                || !settings.policies().capsOf(rule).isEmpty()
                || isToldByOthers(rule)
                || all.stream().anyMatch(other -> affects(other, rule))) {
            return OTHERS;
        }
        boolean isNamed = rule.rolloutPercent() < EVERYBODY
                || !rule.later().isNone()
                || rule.rank().isFinal()
                || rule.action().list().isPresent();
        return isNamed ? NAME : NONE;
    }

    /** Returns whether its reasons are seen only in decisions that others make: nobody is told of them otherwise. */
    private static boolean isToldByOthers(Rule rule) {
        boolean alwaysAnswered = rule.pattern().isEmpty()
                && rule.date().isEmpty()
                && rule.triggers().equals(Set.of(EventType.TRANSACTION));
        return !alwaysAnswered && (rule.mode() == Mode.SHADOW || rule.outcome().isEmpty());
    }

    /** Returns whether another rule can take a reason back, make actions wait, or write what the rule reads. */
    private static boolean affects(Rule other, Rule rule) {
        if (other.id().equals(rule.id()) || other.mode() == Mode.OFF) {
            return false;
        }
        return other.rank().isFinal()
                || (!rule.later().isNone() && !other.later().isNone())
                || other.action()
                        .list()
                        .filter(write -> rule.lists().containsKey(write.list()))
                        .isPresent();
    }
}
