package dev.weir.engine.guard;

import dev.weir.rules.rule.Guard;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * For which subjects rules failed or blocked, in the events of one second or in a part of them. Guards count subjects
 * and not evaluations, so that nobody has a rule switched off for everybody by sending many events that it fails at or
 * blocks.
 *
 * @param epoch the latest whose rules did
 * @param second event time
 * @param noughts with how many the hash of a subject has to begin so that it is here; 0 if all are
 * @param subjects their hashes, of each one
 * @param decided which of the subjects had a transaction decided, by place
 * @param rules those that were asked
 */
public record GuardTally(
        long epoch, long second, int noughts, List<Long> subjects, BitSet decided, List<GuardTally.OfRule> rules) {
    /**
     * What one rule did, to the subjects at these places.
     *
     * @param bornEpoch since when there is the rule
     * @param evaluated it was asked about them
     * @param failed it could not answer
     * @param blocked it gave a transaction of theirs the most severe outcome; none for a rule without a guard
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
