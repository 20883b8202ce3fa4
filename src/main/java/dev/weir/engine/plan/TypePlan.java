package dev.weir.engine.plan;

import dev.weir.engine.message.RuleVersion;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the events of one type.
 *
 * @param keys combinations that care about them
 * @param rules that they trigger, by id; without those that wait for a pattern
 * @param matchRules rules of which they may complete a match
 * @param announcesMatches whether such a match has to be gathered with what other keys know
 * @param stockKey index of the key plan that knows stock, or -1
 */
public record TypePlan(
        List<KeyPlan> keys,
        List<RulePlan> rules,
        Map<RuleVersion, RulePlan> matchRules,
        boolean announcesMatches,
        int stockKey) {}
