package dev.weir.engine.guard;

import dev.weir.engine.decide.RuleEvaluation;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.answer.Reason;
import dev.weir.rules.rule.Guard;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * To whom rules did what in the events of one second, or in one of them. Guards count subjects and not evaluations, so that
 * nobody has a rule switched off for all others, however many events of theirs it fails at or blocks.
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
    private static final long SECOND_MILLIS = 1_000;

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
            BitSet blocked) {
        /** Whether it is later than another of the same id. */
        boolean isAfter(OfRule other) {
            return bornEpoch != other.bornEpoch ? bornEpoch > other.bornEpoch : version > other.version;
        }

        boolean isSameAs(OfRule other) {
            return bornEpoch == other.bornEpoch && version == other.version;
        }
    }

    /** Copies the lists. */
    public GuardTally {
        subjects = List.copyOf(subjects);
        rules = List.copyOf(rules);
    }

    /**
     * Of one verdict.
     *
     * @param about whom and when
     * @param rulebook that it was made by
     * @param mostSevere the outcome that blocks
     */
    public static GuardTally of(Verdict verdict, About about, Rulebook rulebook, String mostSevere) {
        boolean answers = verdict instanceof Verdict.Decided decided && decided.answersTransaction();
        BitSet none = new BitSet(0);
        BitSet one = BitSet.valueOf(new long[] {1});
        Map<String, OfRule> rules = new HashMap<>();
        for (RuleEvaluation evaluation : verdict.evaluations()) {
            Rule rule = evaluation.rule();
            OfRule known = rules.get(rule.id());
            boolean failed = evaluation.answer() == RuleEvaluation.Answer.FAILED
                    || (known != null && !known.failed().isEmpty());
            long bornEpoch = rulebook.born().getOrDefault(rule.id(), 0L);
            rules.put(
                    rule.id(),
                    new OfRule(rule.id(), bornEpoch, rule.version(), rule.guard(), one, failed ? one : none, none));
        }
        if (answers) {
            blocking((Verdict.Decided) verdict, mostSevere, rules);
        }
        return new GuardTally(
                rulebook.epoch(),
                Math.floorDiv(about.atMillis(), SECOND_MILLIS),
                0,
                List.of(about.subjectHash()),
                answers ? one : none,
                new ArrayList<>(rules.values()));
    }

    /**
     * What a verdict is about.
     *
     * @param subjectHash that nobody outside can choose, see {@link SubjectState#hash}
     * @param atMillis event time
     */
    public record About(long subjectHash, long atMillis) {}

    private static void blocking(Verdict.Decided decided, String mostSevere, Map<String, OfRule> rules) {
        for (Reason reason : decided.decision().reasons()) {
            OfRule of = rules.get(reason.rule());
            if (reason.outcome().equals(mostSevere) && of != null && of.guard().isPresent()) {
                rules.put(
                        of.id(),
                        new OfRule(
                                of.id(),
                                of.bornEpoch(),
                                of.version(),
                                of.guard(),
                                of.evaluated(),
                                of.failed(),
                                of.evaluated()));
            }
        }
    }

    /** Whether nothing was decided and no rule was asked. */
    public boolean isEmpty() {
        return decided.isEmpty() && rules.isEmpty();
    }
}
