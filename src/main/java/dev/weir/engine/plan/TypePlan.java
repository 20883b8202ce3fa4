package dev.weir.engine.plan;

import dev.weir.engine.index.ConditionIndex;
import dev.weir.engine.message.RuleVersion;
import dev.weir.events.EventType;
import dev.weir.rules.rule.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happens to the events of one type.
 *
 * @param keys the combinations that need them, by their number in {@link AnswerLayout}
 * @param rules that they trigger, by id, except rules with a pattern
 * @param matchRules rules of which they may complete a match
 * @param announcesMatches whether such a match has to be joined with the answers of other keys
 * @param stockKey the number of the key plan that has the stock, or {@link AnswerLayout#NONE}
 * @param subjectGivers the rules that determine the subjects of decisions: of the rules that decide about the event's
 *     own subject, only the first, and none if every event of the type is decided about it
 * @param askedByAll the numbers of the keys whose answers every subject needs: what they say may concern any of them
 * @param index of the rules by what their conditions require, using their indexes in {@code rules}
 * @param alwaysAsked the rules that apply to every event at its own subject
 * @param sometimesAsked the indexes of the other rules
 * @param plain whether every event that neither begins nor continues a match concerns its own subject alone, and keys
 *     that only keep series and patterns
 * @param models that are asked about such events
 */
public record TypePlan(
        List<KeyPlan> keys,
        List<RulePlan> rules,
        Map<RuleVersion, RulePlan> matchRules,
        boolean announcesMatches,
        int stockKey,
        List<RulePlan> subjectGivers,
        List<Integer> askedByAll,
        ConditionIndex index,
        List<Rule> alwaysAsked,
        List<Integer> sometimesAsked,
        boolean plain,
        ModelPlans models) {

    /**
     * Returns whether every event of a type with such rules concerns its own subject and keys that only keep series and
     * patterns.
     *
     * @param announced whether matches are announced to subjects
     */
    static boolean isPlain(EventType type, List<KeyPlan> keys, boolean announced, List<RulePlan> subjectGivers) {
        return type.isAlwaysAnswered()
                && !announced
                && subjectGivers.isEmpty()
                && keys.stream().allMatch(KeyPlan::isPlain);
    }

    /**
     * Returns the keys whose answers go to every subject: where table rows are kept, which say whether the event is news,
     * and where rules keep patterns whose subject is not known before a match is.
     *
     * @param announced whether matches are announced to the subjects that are known before
     */
    static List<Integer> askedByAll(List<KeyPlan> keys, Collection<RulePlan> matchRules, boolean announced) {
        Set<Integer> asked = new TreeSet<>();
        for (RulePlan rule : matchRules) {
            if (!announced || !rule.tellsSubject()) {
                asked.add(rule.patternKey());
            }
        }
        asked.remove(AnswerLayout.NONE);
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).feedsRows()) {
                asked.add(i);
            }
        }
        return List.copyOf(asked);
    }
}
