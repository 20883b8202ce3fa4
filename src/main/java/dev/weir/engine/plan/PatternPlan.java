package dev.weir.engine.plan;

import dev.weir.engine.message.Failures;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.rules.rule.RulePattern;
import java.util.List;

/**
 * A pattern kept for a combination of fields, for all rules that have it.
 *
 * @param id of its structure, under which it is stored
 * @param pattern the pattern of one of the rules; rules that share a structure share its conditions
 * @param conditionAnswers what its conditions ask, as {@link RulePattern#conditionFeatures} orders it
 * @param uses the rules that have it, and which matches belong to each
 * @param rules the ids of the rules, each once even if another of its versions is draining
 */
public record PatternPlan(
        String id, RulePattern pattern, AnswerLayout.OfKey conditionAnswers, List<Use> uses, List<String> rules)
        implements SharedWork {

    /** Creates the plan of a pattern for the rules that share it. */
    PatternPlan(String id, RulePattern pattern, List<Use> uses) {
        this(id, pattern, AnswerLayout.OfKey.of(pattern.conditionFeatures()), List.copyOf(uses), ids(uses));
    }

    private static List<String> ids(List<Use> uses) {
        return uses.stream().map(use -> use.rule().id()).distinct().toList();
    }

    /**
     * A rule's use of the pattern.
     *
     * @param sinceEpoch the first epoch in which its matches began
     * @param untilEpoch the first epoch in which none began any more; {@code Long.MAX_VALUE} unless it drains
     * @param features the features of the rule that the pattern's own key answers, for when no signal contains them
     */
    public record Use(Rule rule, long sinceEpoch, long untilEpoch, List<Named> features) {
        /** Returns whether a match that began in an epoch belongs to this rule. */
        public boolean covers(long beganEpoch) {
            return beganEpoch >= sinceEpoch && beganEpoch < untilEpoch;
        }

        boolean drains() {
            return untilEpoch != Long.MAX_VALUE;
        }
    }

    /** A feature of a rule, and how it is requested from its key. */
    public record Named(RuleFeature feature, FeatureRequest request) {}

    /** Returns whether new matches may begin. */
    public boolean begins() {
        for (int i = 0; i < uses.size(); i++) {
            if (!uses.get(i).drains()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a match that began in an epoch belongs to some rule. */
    public boolean covers(long beganEpoch) {
        for (Use use : uses) {
            if (use.covers(beganEpoch)) {
                return true;
            }
        }
        return false;
    }

    /** Adds a failure of one of its conditions for each of the rules. */
    public void addTo(Failures failures) {
        for (Use use : uses) {
            failures.add(use.rule().id());
        }
    }

    /** Returns the longest time that a match may be open, in milliseconds. */
    long spanMillis() {
        return pattern.compiled().definition().spanMillis();
    }
}
