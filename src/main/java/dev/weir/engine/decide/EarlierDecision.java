package dev.weir.engine.decide;

/**
 * A decision about a subject that another engine made.
 *
 * @param atMillis its event time
 */
public record EarlierDecision(String outcome, long atMillis) {}
