package dev.weir.engine;

import java.util.List;

/**
 * What becomes of the events of one type.
 *
 * @param keys combinations that care about them
 * @param rules that they trigger, by id
 * @param stockKey index of the key plan that knows stock, or -1
 */
record TypePlan(List<KeyPlan> keys, List<RulePlan> rules, int stockKey) {}
