package dev.weir.events.answer;

/**
 * The most that a rule can cost, computed from its text alone.
 *
 * @param steps of all its expressions for one event: a computed bound, or the budget for conditions with loops
 * @param features that it defines
 * @param keys the number of different combinations of fields that they and its pattern are kept by, which is how often
 *     an event is sent
 * @param stateBytesPerKey of its features and its pattern at one key, if nothing is shared with other rules
 */
public record RuleCost(long steps, int features, int keys, long stateBytesPerKey) {}
