package dev.weir.engine.plan;

import dev.weir.rules.rule.Rule;
import java.util.List;

/**
 * A rule and where its features are found.
 *
 * @param slots by the number of the feature in the rule; {@link Slot#NONE} for what no key answers
 * @param patternKey index of the key plan that keeps its pattern, or -1
 */
public record RulePlan(Rule rule, List<Slot> slots, int patternKey) {

    /**
     * Where a feature is found among the signals of an event.
     *
     * @param key index into the type's key plans
     * @param request index into that plan's answers
     */
    public record Slot(int key, int request) {
        /** Of a feature that no key answers. */
        public static final Slot NONE = new Slot(-1, -1);

        /** Whether a key answers it. */
        public boolean isAnswered() {
            return key >= 0;
        }
    }
}
