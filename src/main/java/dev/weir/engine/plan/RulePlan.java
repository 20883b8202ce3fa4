package dev.weir.engine.plan;

import dev.weir.rules.rule.Rule;
import java.util.Map;

/**
 * A rule and where its features are found.
 *
 * @param slots by the feature's name in the rule
 * @param patternKey index of the key plan that keeps its pattern, or -1
 */
public record RulePlan(Rule rule, Map<String, Slot> slots, int patternKey) {

    /**
     * Where a feature is found among the signals of an event.
     *
     * @param key index into the type's key plans
     * @param request index into that plan's answers
     */
    public record Slot(int key, int request) {}
}
