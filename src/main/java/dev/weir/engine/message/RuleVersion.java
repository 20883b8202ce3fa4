package dev.weir.engine.message;

import dev.weir.rules.rule.Rule;

/** The identity of a version of a rule. */
public record RuleVersion(String id, long number) {
    /** Returns the version of a rule. */
    public static RuleVersion of(Rule rule) {
        return new RuleVersion(rule.id(), rule.version());
    }

    /** Returns the version that a match belongs to. */
    public static RuleVersion of(RuleMatch match) {
        return new RuleVersion(match.rule(), match.version());
    }
}
