package dev.weir.engine.message;

import dev.weir.rules.rule.Rule;

/** What tells a version of a rule from all others. */
public record RuleVersion(String id, long number) {
    /** The version that is meant. */
    public static RuleVersion of(Rule rule) {
        return new RuleVersion(rule.id(), rule.version());
    }

    /** The version that is meant. */
    public static RuleVersion of(RuleMatch match) {
        return new RuleVersion(match.rule(), match.version());
    }
}
