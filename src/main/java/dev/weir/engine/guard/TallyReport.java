package dev.weir.engine.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * Tallies that one instance sends together: what they have in common is written once.
 *
 * @param tallies of different seconds, at most {@value #MOST_TALLIES}
 */
public record TallyReport(List<GuardTally> tallies) {
    /** The most tallies of a report: some hundred kilobytes. */
    public static final int MOST_TALLIES = 64;

    /**
     * Makes a defensive copy.
     *
     * @throws IllegalArgumentException if there are too many
     */
    public TallyReport {
        tallies = List.copyOf(tallies);
        if (tallies.size() > MOST_TALLIES) {
            throw new IllegalArgumentException("a report of " + tallies.size() + " tallies");
        }
    }

    /** Returns reports of all these tallies, in their order. */
    public static List<TallyReport> of(List<GuardTally> tallies) {
        List<TallyReport> reports = new ArrayList<>();
        for (int from = 0; from < tallies.size(); from += MOST_TALLIES) {
            reports.add(new TallyReport(tallies.subList(from, Math.min(from + MOST_TALLIES, tallies.size()))));
        }
        return reports;
    }
}
