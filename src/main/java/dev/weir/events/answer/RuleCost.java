package dev.weir.events.answer;

/**
 * What a rule costs at most, by its text alone.
 *
 * @param steps of all its expressions for one event: of a condition without loops a bound, else the budget
 * @param features that it defines
 * @param keys by how many different combinations of fields they and its pattern are kept: as often an event is sent
 * @param stateBytesPerKey of its features and its pattern under one key, if nothing is shared with other rules
 */
public record RuleCost(long steps, int features, int keys, long stateBytesPerKey) {}
