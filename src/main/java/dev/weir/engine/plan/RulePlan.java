package dev.weir.engine.plan;

import dev.weir.rules.rule.Rule;
import java.util.List;

/**
 * A rule with the positions of its features.
 *
 * @param slots by the number of the feature in the rule; {@link AnswerLayout.Slot#NONE} for features that no key
 *     answers
 * @param patternKey the number of the key plan that keeps its pattern, or {@link AnswerLayout#NONE}
 */
public record RulePlan(Rule rule, List<AnswerLayout.Slot> slots, int patternKey) {}
