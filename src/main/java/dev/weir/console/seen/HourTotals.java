package dev.weir.console.seen;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * What was decided in each of several pieces of time that follow one another.
 *
 * @param pieceMillis the length of a piece
 * @param pieces the earliest first
 */
public record HourTotals(int pieceMillis, List<Piece> pieces) {
    /** Makes defensive copies. */
    public HourTotals {
        pieces = List.copyOf(pieces);
    }

    /**
     * A piece of time.
     *
     * @param fromMillis its begin
     * @param outcomes decisions by outcome; one with several channels counts in each
     * @param timed the number of decisions behind p50 and p99, which are 0 without any
     * @param p50Millis from event to decision
     * @param p99Millis from event to decision
     */
    public record Piece(
            long fromMillis,
            int decisions,
            Map<String, Integer> outcomes,
            Map<String, RuleCount> rules,
            long timed,
            long p50Millis,
            long p99Millis) {
        /** Makes defensive copies. */
        public Piece {
            outcomes = Map.copyOf(outcomes);
            rules = Map.copyOf(rules);
        }
    }

    /** Returns the latest piece. */
    public Piece last() {
        return pieces.get(pieces.size() - 1);
    }

    /** Returns the number of decisions. */
    public int decisions() {
        return pieces.stream().mapToInt(Piece::decisions).sum();
    }

    /** Returns the outcomes that occurred, with their counts. */
    public Map<String, Integer> outcomes() {
        Map<String, Integer> sums = new TreeMap<>();
        pieces.forEach(piece -> piece.outcomes().forEach((name, count) -> sums.merge(name, count, Integer::sum)));
        return sums;
    }

    /** Returns the rules that were named, with their counts. */
    public Map<String, RuleCount> rules() {
        Map<String, RuleCount> sums = new TreeMap<>();
        pieces.forEach(piece -> piece.rules().forEach((name, count) -> sums.merge(name, count, RuleCount::plus)));
        return sums;
    }

    /** Returns a number of each piece. */
    public int[] series(ToIntFunction<Piece> number) {
        return pieces.stream().mapToInt(number).toArray();
    }

    /** Returns the decisions with an outcome, of each piece. */
    public int[] ofOutcome(String outcome) {
        return series(piece -> piece.outcomes().getOrDefault(outcome, 0));
    }

    /** Returns how often a rule was named in each piece, live and in shadow. */
    public int[] ofRule(String rule) {
        return series(piece -> {
            RuleCount count = piece.rules().getOrDefault(rule, RuleCount.NONE);
            return count.fired() + count.shadow();
        });
    }
}
