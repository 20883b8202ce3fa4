package dev.weir.engine.guard;

import dev.weir.rules.rule.Guard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The subjects for whom rules failed or blocked, in the events of one second or in a part of them. Nearly all rules were
 * evaluated for every subject of their type of event, and did nothing: of those it says only that. Guards count
 * subjects and not evaluations, so that nobody can have a rule switched off for everybody by sending many events that
 * it fails on or blocks.
 *
 * @param epoch the latest epoch of the rules
 * @param second event time in seconds
 * @param noughts the number of leading zero bits that the hash of a subject must have to be in the sample; 0 if all
 *     subjects are in it
 * @param subjects the hashes of the subjects, each once
 * @param decided the indexes of the subjects that had a transaction decided
 * @param rules the rules of which something of their own is to be said; it is all that counts of a rule
 * @param asked rules that were evaluated together, and are not in {@code rules} unless something else is to be said of
 *     them; no rule is in two of these
 */
public record GuardTally(
        long epoch,
        long second,
        int noughts,
        List<Long> subjects,
        BitSet decided,
        List<GuardTally.OfRule> rules,
        List<GuardTally.Asked> asked) {
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

    /**
     * Rules that were evaluated for the same subjects, and neither failed nor blocked.
     *
     * @param rules the same list in tallies that one instance reports together
     * @param subjects their indexes
     */
    public record Asked(List<WatchedRule> rules, BitSet subjects) {
        /** Makes a defensive copy of the list. */
        public Asked {
            rules = List.copyOf(rules);
        }
    }

    /** Makes defensive copies of the lists. */
    public GuardTally {
        subjects = List.copyOf(subjects);
        rules = List.copyOf(rules);
        asked = List.copyOf(asked);
    }

    /** Creates a tally that says of each rule by itself what it did. */
    public GuardTally(
            long epoch, long second, int noughts, List<Long> subjects, BitSet decided, List<GuardTally.OfRule> rules) {
        this(epoch, second, noughts, subjects, decided, rules, List.of());
    }

    /** Returns a copy that says also of these rules that they were evaluated. */
    GuardTally with(List<Asked> together) {
        return new GuardTally(epoch, second, noughts, subjects, decided, rules, together);
    }

    /** Returns what each rule did that was evaluated, by itself. */
    public List<OfRule> ofEachRule() {
        if (asked.isEmpty()) {
            return rules;
        }
        Set<String> told = new HashSet<>();
        rules.forEach(rule -> told.add(rule.id()));
        BitSet nobody = new BitSet();
        List<OfRule> all = new ArrayList<>(rules);
        for (Asked together : asked) {
            for (WatchedRule rule : together.rules()) {
                if (!told.contains(rule.id())) {
                    all.add(new OfRule(
                            rule.id(),
                            rule.bornEpoch(),
                            rule.version(),
                            rule.guard(),
                            together.subjects(),
                            nobody,
                            nobody));
                }
            }
        }
        return all;
    }
}
