package dev.weir.models.measure;

/**
 * How well scores put examples with a true label before the others, with how far a figure may be off.
 *
 * @param positives the number of examples with a true label
 * @param negatives the number of the others
 * @param auc the probability that one with a true label has a higher score than one with a false one, equal scores
 *     counting half (Hanley and McNeil, <i>The meaning and use of the area under a ROC curve</i>, Radiology 1982); NaN if
 *     either are missing
 * @param averagePrecision the mean, over the examples with a true label, of the precision among all whose score is at
 *     least as high (Buckley and Voorhees, <i>Evaluating evaluation measure stability</i>, SIGIR 2000; equal scores as
 *     scikit-learn takes them); NaN if none has a true label
 * @param aucError by how much {@code auc} differs at most from that of exact scores; 0 if it is exact
 * @param averagePrecisionError the same of {@code averagePrecision}
 */
public record Ranking(
        long positives,
        long negatives,
        double auc,
        double averagePrecision,
        double aucError,
        double averagePrecisionError) {

    /** Measures the examples of a window, exactly. Cost: that of sorting them. */
    public static Ranking of(ScoredWindow window) {
        int[] order = window.byScore();
        RankingSums sums = new RankingSums();
        int to = order.length;
        while (to > 0) {
            double score = window.scores[order[to - 1]];
            int positives = 0;
            int from = to;
            while (from > 0 && window.scores[order[from - 1]] == score) {
                from--;
                positives += window.labels[order[from]] ? 1 : 0;
            }
            sums.addTied(positives, to - from - positives);
            to = from;
        }
        return sums.exact();
    }
}
