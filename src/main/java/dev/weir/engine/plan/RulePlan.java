package dev.weir.engine.plan;

import dev.weir.events.definition.Schema;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule with the positions of its features.
 *
 * @param slots by the number of the feature in the rule; {@link AnswerLayout.Slot#NONE} for features that no key
 *     answers
 * @param patternKey the number of the key plan that keeps its pattern, or {@link AnswerLayout#NONE}
 * @param asked the numbers of all key plans whose answers or matches it needs, in order
 */
public record RulePlan(Rule rule, List<AnswerLayout.Slot> slots, int patternKey, List<Integer> asked) {
    /** The fields by which stock is kept. */
    static final List<String> STOCK_BY = List.of(Schema.SKU);

    /** Plans a rule for events with this layout, whose models it may ask. */
    static RulePlan of(Rule rule, AnswerLayout layout, ModelPlans models) {
        List<AnswerLayout.Slot> slots = new ArrayList<>();
        Set<Integer> asked = new TreeSet<>();
        for (RuleFeature feature : rule.features()) {
            AnswerLayout.Slot slot = layout.slotOf(feature.definition());
            slots.add(slot);
            asked.add(slot.key());
        }
        int patternKey = rule.pattern()
                .map(pattern -> layout.keyOf(pattern.compiled().definition().by()))
                .orElse(AnswerLayout.NONE);
        asked.add(patternKey);
        if (rule.usesStock()) {
            asked.add(layout.keyOf(STOCK_BY));
        }
        models.addKeys(rule, asked);
        asked.remove(AnswerLayout.NONE);
        return new RulePlan(rule, List.copyOf(slots), patternKey, List.copyOf(asked));
    }

    /** Returns whether it has a pattern, and an event determines its subject before its matches are known. */
    public boolean tellsSubject() {
        return rule.pattern().isPresent() && !rule.pattern().get().subjectLooksBack();
    }
}
