package dev.weir.rules.lint;

import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Warns about a feature or a pattern that only ever sees the event itself, about a guard that can never trip, about a
 * time that is likelier one in seconds, and about expressions that may run out of steps.
 */
public final class RuleReview {
    /** The years 2000 to 2099 in seconds, which are days of 1970 in milliseconds. */
    private static final long FIRST_SECOND = 946_684_800;

    private static final long LAST_SECOND = 4_102_444_799L;

    private final Schema schema;
    private final List<String> risk;
    private final long maxSteps;

    /**
     * Creates a review of rules over events of this schema.
     *
     * @param risk the outcomes that answer for the risk, from the mildest; empty if they are not known
     * @param maxSteps the budget of a rule for one event
     */
    public RuleReview(Schema schema, List<String> risk, long maxSteps) {
        this.schema = schema;
        this.risk = List.copyOf(risk);
        this.maxSteps = maxSteps;
    }

    /** Creates a review of rules over events of this schema, within these limits. */
    public static RuleReview within(Schema schema, RuleLimits limits) {
        return new RuleReview(
                schema, limits.outcomes().risk(), limits.expressions().maxSteps());
    }

    /** Returns the warnings about a rule, each with its place in the document. */
    public List<RuleError> of(Rule rule) {
        List<RuleError> warnings = new ArrayList<>();
        for (RuleFeature feature : rule.features()) {
            feature.aggregate()
                    .ifPresent(of -> ownId(rule, of)
                            .ifPresent(id -> warnings.add(RuleError.at(
                                    "features." + feature.name() + ".by",
                                    "each " + of.over().ruleName() + " has " + id
                                            + " of its own, so that no event counts but the one at hand; leave " + id
                                            + " out"))));
        }
        rule.pattern()
                .flatMap(pattern -> ownId(pattern.compiled().definition()))
                .ifPresent(id -> warnings.add(RuleError.at(
                        "by",
                        "each event has " + id + " of its own, so that no two of them meet in the pattern; leave " + id
                                + " out")));
        if (rule.guard().isPresent() && !risk.isEmpty() && !rule.outcome().equals(risk.get(risk.size() - 1))) {
            warnings.add(RuleError.at(
                    "guard",
                    "a guard counts whom a rule gives the most severe outcome, '" + risk.get(risk.size() - 1)
                            + "', and this one gives '" + rule.outcome() + "': it never trips; leave it out"));
        }
        inSeconds("active.from", rule.exposure().activeFromMillis()).ifPresent(warnings::add);
        inSeconds("active.until", rule.exposure().activeUntilMillis()).ifPresent(warnings::add);
        long steps = steps(rule);
        if (steps > maxSteps) {
            warnings.add(RuleError.at(
                    "when",
                    "the rule can take up to " + steps + " steps for an event with long texts, and fails above "
                            + maxSteps + " (limits.maxSteps); put texts that it compares with into a list, and ask"
                            + " inList(...)"));
        }
        return warnings;
    }

    /** Returns the warning about an end of an entry that was likelier meant in seconds: the entry never holds. */
    public static List<RuleError> ofEnds(ListEntries entries) {
        OptionalLong end = entries.endBetween(FIRST_SECOND, LAST_SECOND);
        return end.isEmpty()
                ? List.of()
                : inSeconds("until", end.getAsLong()).stream().toList();
    }

    /** Returns the warning about a time that is in 1970, but would be in this century if it were in seconds. */
    private static Optional<RuleError> inSeconds(String path, long millis) {
        return millis < FIRST_SECOND || millis > LAST_SECOND
                ? Optional.empty()
                : Optional.of(RuleError.at(
                        path,
                        "as milliseconds, " + millis + " is a day in 1970; if it is in seconds, write " + millis
                                + "000, or an instant such as 2026-03-01T00:00:00Z"));
    }

    /** Returns the id in the key of a feature that is asked at the events that it counts and nowhere else. */
    private Optional<String> ownId(Rule rule, FeatureDefinition feature) {
        return rule.triggers().equals(Set.of(feature.over()))
                ? schema.idField(feature.over()).filter(feature.by()::contains)
                : Optional.empty();
    }

    /** Returns the id in the key of a pattern that is over one type of events. */
    private Optional<String> ownId(PatternDefinition pattern) {
        return pattern.types().size() == 1
                ? schema.idField(pattern.types().iterator().next()).filter(pattern.by()::contains)
                : Optional.empty();
    }

    /** Returns the most steps of the expressions of which the text tells. */
    private static long steps(Rule rule) {
        return rule.expressions().stream()
                .mapToLong(Expression::mostSteps)
                .filter(steps -> steps != Long.MAX_VALUE)
                .sum();
    }
}
