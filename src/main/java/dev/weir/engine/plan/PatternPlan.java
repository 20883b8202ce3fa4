package dev.weir.engine.plan;

import dev.weir.engine.message.Failures;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.rules.rule.RulePattern;
import java.util.List;

/**
 * A pattern that a combination of fields keeps, for all rules that have it.
 *
 * @param id of its structure, under which the state holds it
 * @param pattern of one of the rules; those that share a structure share conditions
 * @param conditionAnswers what its conditions ask, as {@link RulePattern#conditionFeatures} orders it
 * @param uses the rules, and which matches are theirs
 * @param rules their ids, each once though a version of it drains
 */
public record PatternPlan(
        String id, RulePattern pattern, AnswerLayout.OfKey conditionAnswers, List<Use> uses, List<String> rules)
        implements SharedWork {

    /** Of the rules that share it. */
    PatternPlan(String id, RulePattern pattern, List<Use> uses) {
        this(id, pattern, AnswerLayout.OfKey.of(pattern.conditionFeatures()), List.copyOf(uses), ids(uses));
    }

    private static List<String> ids(List<Use> uses) {
        return uses.stream().map(use -> use.rule().id()).distinct().toList();
    }

    /**
     * A rule that has the pattern.
     *
     * @param sinceEpoch the first epoch in which matches of its began
     * @param untilEpoch the first in which none did; {@code Long.MAX_VALUE} unless it drains
     * @param features those of its features that the pattern's own key answers, for where no signal tells them
     */
    public record Use(Rule rule, long sinceEpoch, long untilEpoch, List<Named> features) {
        /** Whether a match that began in an epoch is one of this pattern. */
        public boolean covers(long beganEpoch) {
            return beganEpoch >= sinceEpoch && beganEpoch < untilEpoch;
        }

        boolean drains() {
            return untilEpoch != Long.MAX_VALUE;
        }
    }

    /** A feature of a rule, and how its key is asked for it. */
    public record Named(RuleFeature feature, FeatureRequest request) {}

    /** Whether new matches may begin. */
    public boolean begins() {
        for (Use use : uses) {
            if (!use.drains()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a match that began in an epoch is one of this pattern, for some rule. */
    public boolean covers(long beganEpoch) {
        for (Use use : uses) {
            if (use.covers(beganEpoch)) {
                return true;
            }
        }
        return false;
    }

    /** A condition of it failed, for each of the rules. */
    public void addTo(Failures failures) {
        for (Use use : uses) {
            failures.add(use.rule().id());
        }
    }

    /** How long a match may be open, at most. */
    long spanMillis() {
        return pattern.compiled().definition().spanMillis();
    }
}
