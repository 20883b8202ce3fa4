package dev.weir.engine.guard;

import dev.weir.rules.rule.Guard;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The subjects for whom rules failed or blocked, in the events of one second or in a part of them. Guards count
 * subjects and not evaluations, so that nobody can have a rule switched off for everybody by sending many events that
 * it fails on or blocks.
 *
 * @param epoch the latest epoch of the rules
 * @param second event time in seconds
 * @param noughts the number of leading zero bits that the hash of a subject must have to be in the sample; 0 if all
 *     subjects are in it
 * @param subjects the hashes of the subjects, each once
 * @param decided the indexes of the subjects that had a transaction decided
 * @param rules the rules that were evaluated
 */
public record GuardTally(
        long epoch, long second, int noughts, List<Long> subjects, BitSet decided, List<GuardTally.OfRule> rules) {
    /**
     * What one rule did, as indexes of subjects.
     *
     * @param bornEpoch the epoch of the rule's birth
     * @param evaluated the subjects it was evaluated for
     * @param failed the subjects it failed for
     * @param blocked the subjects for whom it gave a transaction the most severe outcome; empty for a rule without a
     *     guard
     */
    public record OfRule(
            String id,
            long bornEpoch,
            long version,
            Optional<Guard> guard,
            BitSet evaluated,
            BitSet failed,
            BitSet blocked) {}

    /** Makes defensive copies of the lists. */
    public GuardTally {
        subjects = List.copyOf(subjects);
        rules = List.copyOf(rules);
    }
}
