package dev.weir.engine;

import dev.weir.events.Reason;
import dev.weir.rules.Guard;
import dev.weir.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules did to the events of one second, or to one of them.
 *
 * @param epoch the latest whose rules did
 * @param second event time
 * @param transactions how many were decided
 * @param rules those that were asked
 */
public record GuardTally(long epoch, long second, long transactions, List<OfRule> rules) {
    private static final long SECOND_MILLIS = 1_000;

    /**
     * What one rule did.
     *
     * @param evaluated how often it was asked
     * @param failed how often it could not answer
     * @param blocked how many transactions it gave the most severe outcome; 0 for a rule without a guard
     */
    public record OfRule(String id, long version, Optional<Guard> guard, long evaluated, long failed, long blocked) {
        private OfRule and(OfRule more) {
            return new OfRule(
                    id, version, guard, evaluated + more.evaluated, failed + more.failed, blocked + more.blocked);
        }
    }

    /** Copies. */
    public GuardTally {
        rules = List.copyOf(rules);
    }

    /**
     * Of one verdict.
     *
     * @param atMillis event time
     * @param mostSevere the outcome that blocks
     */
    public static GuardTally of(Verdict verdict, long epoch, long atMillis, String mostSevere) {
        boolean answers = verdict instanceof Verdict.Decided decided && decided.answersTransaction();
        Map<String, OfRule> rules = new HashMap<>();
        for (Asked asked : verdict.asked()) {
            Rule rule = asked.rule();
            long failed = asked.answer() == Asked.Answer.FAILED ? 1 : 0;
            rules.merge(rule.id(), new OfRule(rule.id(), rule.version(), rule.guard(), 1, failed, 0), OfRule::and);
        }
        if (answers) {
            blocking((Verdict.Decided) verdict, mostSevere, rules);
        }
        return new GuardTally(
                epoch, Math.floorDiv(atMillis, SECOND_MILLIS), answers ? 1 : 0, new ArrayList<>(rules.values()));
    }

    /** A rule that gives several reasons blocks the transaction once. */
    private static void blocking(Verdict.Decided decided, String mostSevere, Map<String, OfRule> rules) {
        for (Reason reason : decided.decision().reasons()) {
            OfRule of = rules.get(reason.rule());
            if (reason.outcome().equals(mostSevere) && of != null && of.guard().isPresent()) {
                rules.put(of.id(), new OfRule(of.id(), of.version(), of.guard(), of.evaluated(), of.failed(), 1));
            }
        }
    }

    /** Both, of the same second. A rule that changed meanwhile is what its later version did. */
    GuardTally and(GuardTally more) {
        Map<String, OfRule> all = new HashMap<>();
        rules.forEach(rule -> all.put(rule.id(), rule));
        for (OfRule rule : more.rules) {
            all.merge(
                    rule.id(),
                    rule,
                    (known, other) -> known.version() == other.version()
                            ? known.and(other)
                            : known.version() > other.version() ? known : other);
        }
        return new GuardTally(
                Math.max(epoch, more.epoch), second, transactions + more.transactions, new ArrayList<>(all.values()));
    }
}
