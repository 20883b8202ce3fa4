package dev.weir.engine.plan;

import dev.weir.engine.index.ConditionIndex;
import dev.weir.engine.message.RuleVersion;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Map;

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
 * @param index of the rules by what their conditions require, using their indexes in {@code rules}
 * @param alwaysAsked the rules that apply to every event at its own subject
 * @param sometimesAsked the indexes of the other rules
 */
public record TypePlan(
        List<KeyPlan> keys,
        List<RulePlan> rules,
        Map<RuleVersion, RulePlan> matchRules,
        boolean announcesMatches,
        int stockKey,
        List<RulePlan> subjectGivers,
        ConditionIndex index,
        List<Rule> alwaysAsked,
        List<Integer> sometimesAsked) {}
