package dev.weir.engine.plan;

import dev.weir.engine.index.ConditionIndex;
import dev.weir.engine.message.RuleVersion;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the events of one type.
 *
 * @param keys combinations that care about them, by the number that {@link AnswerLayout} has for each
 * @param rules that they trigger, by id; without those that wait for a pattern
 * @param matchRules rules of which they may complete a match
 * @param announcesMatches whether such a match has to be gathered with what other keys know
 * @param stockKey the number of the key plan that knows stock, or {@link AnswerLayout#NONE}
 * @param subjectGivers those of the rules by which it is known about whom a decision may be: of those that decide about the
 *     event's own subject, the first
 * @param index of the rules by what their conditions require, by their places in {@code rules}
 * @param alwaysAsked those of the rules that every event asks at its own subject
 * @param sometimesAsked places of the others
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
