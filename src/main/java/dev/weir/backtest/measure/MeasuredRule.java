package dev.weir.backtest.measure;

import dev.weir.rules.rule.Rule;

/**
 * A rule that is measured.
 *
 * @param mode such as {@code live}
 * @param outcome {@code ""} if it only gives points
 */
public record MeasuredRule(String id, long version, String mode, String outcome) {
    private static final String LIVE = "live";
    private static final String POLICY = "policy";

    /** Returns a rule under its id. */
    public static MeasuredRule of(Rule rule) {
        return of(rule.id(), rule);
    }

    /** Returns a rule, or a variant of it, under this id. */
    public static MeasuredRule of(String id, Rule rule) {
        return new MeasuredRule(id, rule.version(), rule.mode().ruleName(), rule.outcome());
    }

    /** Returns a policy that sums points. */
    static MeasuredRule policy(String id, long version, String outcome) {
        return new MeasuredRule(id, version, POLICY, outcome);
    }

    /** Returns whether it decides anything by itself, in shadow or not. */
    boolean decides() {
        return !outcome.isEmpty();
    }

    /** Returns whether its reasons count. */
    boolean isLive() {
        return mode.equals(LIVE) || mode.equals(POLICY);
    }
}
