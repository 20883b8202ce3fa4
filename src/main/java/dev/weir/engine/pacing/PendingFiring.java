package dev.weir.engine.pacing;

import dev.weir.rules.rule.Pacing;

/**
 * A rule whose condition is true, and which fires unless its cooldown or its cap forbids it.
 *
 * @param rule its id
 * @param values the hash of the values that its cooldown is by
 * @param bornEpoch the epoch of its birth: earlier firings were another rule's
 * @param epoch under which it is decided
 * @param atMillis event time
 */
public record PendingFiring(String rule, Pacing pacing, long values, long bornEpoch, long epoch, long atMillis) {}
