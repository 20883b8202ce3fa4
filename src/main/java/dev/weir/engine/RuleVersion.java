package dev.weir.engine;

import dev.weir.rules.Rule;

/** What tells a version of a rule from all others. */
record RuleVersion(String id, long number) {
    static RuleVersion of(Rule rule) {
        return new RuleVersion(rule.id(), rule.version());
    }

    static RuleVersion of(RuleMatch match) {
        return new RuleVersion(match.rule(), match.version());
    }
}
