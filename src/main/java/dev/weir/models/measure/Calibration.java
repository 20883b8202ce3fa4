package dev.weir.models.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether scores are probabilities: what was expected and what was seen, in bins of about as many examples each.
 *
 * @param bins from the lowest scores to the highest
 * @param error the mean over the examples of the distance between the two in their bin (expected calibration error,
 *     Naeini et al., <i>Obtaining well calibrated probabilities using Bayesian binning</i>, AAAI 2015, with bins of equal
 *     counts); NaN without examples
 */
public record Calibration(List<Bin> bins, double error) {
    /** How many bins there are at most. */
    public static final int BINS = 10;

    /**
     * Examples whose scores are next to each other.
     *
     * @param count how many
     * @param expected the mean of their scores
     * @param seen which share has a true label
     */
    public record Bin(int count, double expected, double seen) {}

    /** Copies the bins. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /** Measures the examples of a window. Equal scores stay in one bin. */
    public static Calibration of(ScoredWindow window) {
        int[] order = window.byScore();
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        int from = 0;
        while (from < order.length) {
            int to = (int) Math.max(from + 1L, (long) order.length * (bins.size() + 1) / BINS);
            while (to < order.length && window.scores[order[to]] == window.scores[order[to - 1]]) {
                to++;
            }
            Bin bin = bin(window, order, from, to);
            error += bin.count() * Math.abs(bin.expected() - bin.seen());
            bins.add(bin);
            from = to;
        }
        return new Calibration(bins, error / order.length);
    }

    private static Bin bin(ScoredWindow window, int[] order, int from, int to) {
        double expected = 0;
        double seen = 0;
        for (int i = from; i < to; i++) {
            expected += window.scores[order[i]];
            seen += window.labels[order[i]] ? 1 : 0;
        }
        return new Bin(to - from, expected / (to - from), seen / (to - from));
    }
}
