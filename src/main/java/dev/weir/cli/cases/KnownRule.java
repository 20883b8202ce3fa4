package dev.weir.cli.cases;

import dev.weir.cli.push.VersionedContent;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as its cases push it, live and for everybody, and what the compiler makes of that: the same as of the rule as it
 * was checked, but for the mode and the rollout, on which nothing else in a rule depends. So it is compiled once.
 */
record KnownRule(Node document, Compiled.Accepted compiled) {
    private static final double ALL_PERCENT = 100;

    /**
     * Returns what is known of a rule that uses no definitions.
     *
     * @param rule as it is in its file
     * @param compiled what was made of that
     */
    static KnownRule of(Node rule, Compiled.Accepted compiled) {
        return new KnownRule(
                forAll(live(rule)),
                new Compiled.Accepted(forAllLive(compiled.rule()), compiled.warnings(), compiled.names()));
    }

    /** Returns what the compiler would make of a pushed document, if it is this one. */
    Optional<Compiled.Accepted> of(Linked pushed) {
        return pushed.equals(Linked.plain(document)) ? Optional.of(compiled) : Optional.empty();
    }

    /** Returns the rule in question as if it were live. Others keep their mode: what is in shadow decides nothing. */
    static Node live(Node rule) {
        return VersionedContent.with(rule, "mode", "live");
    }

    /** Returns a rule as it is if it takes part for everybody. */
    static Node forAll(Node rule) {
        Map<String, Node> values = new LinkedHashMap<>(((Node.Fields) rule).values());
        values.remove("rollout");
        return new Node.Fields(values, rule.place());
    }

    private static Rule forAllLive(Rule rule) {
        Rule.Exposure written = rule.exposure();
        Rule.Exposure inCases = new Rule.Exposure(
                Mode.LIVE,
                ALL_PERCENT,
                written.activeFromMillis(),
                written.activeUntilMillis(),
                written.priority(),
                written.guard());
        return new Rule(rule.identity(), inCases, rule.trigger(), rule.condition(), rule.action());
    }
}
