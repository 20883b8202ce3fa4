package dev.weir.models.measure;

/**
 * All scores and labels since it was made, counted in bins, for histories of any length. A bin is 1/256 of a power of
 * two of the score, or of 1 minus it above a half: scores in a bin differ by at most 0.4 % of their distance to 0 or 1.
 * What that costs in precision is stated with each figure, see {@link Ranking#aucError}.
 *
 * <p>Memory: 0.9 MB.
 */
public final class ScoreCounts {
    private static final int BITS = 8;
    private static final int POWERS = 54;
    private static final int HALF = POWERS << BITS;
    private static final int BINS = 2 * HALF;
    private static final int MANTISSA_BITS = 52;
    private static final long BITS_OF_A_HALF = Double.doubleToLongBits(0.5);

    private final long[] positives = new long[BINS];
    private final long[] all = new long[BINS];
    private double losses;
    private double expected;
    private long size;
    private long right;

    /** Creates it without examples. */
    public ScoreCounts() {}

    /** Adds an example. A score that is NaN is left out; others are taken as 0 to 1. */
    public void add(double score, boolean label) {
        if (Double.isNaN(score)) {
            return;
        }
        double bounded = Math.max(0, Math.min(1, score));
        int bin = binOf(bounded);
        all[bin]++;
        positives[bin] += label ? 1 : 0;
        size++;
        right += (bounded >= 0.5) == label ? 1 : 0;
        expected += bounded;
        losses -= StrictMath.log(Math.max(label ? bounded : 1 - bounded, Double.MIN_NORMAL));
    }

    /** Returns how many examples were added. */
    public long size() {
        return size;
    }

    /** Returns AUC and average precision, with how far they may be off. */
    public Ranking ranking() {
        RankingSums sums = new RankingSums();
        for (int bin = BINS - 1; bin >= 0; bin--) {
            if (all[bin] > 0) {
                sums.addNear(positives[bin], all[bin] - positives[bin]);
            }
        }
        return sums.bounded();
    }

    /** Returns the mean of {@code -ln} of the probability that was given to what is true, exactly; NaN without examples. */
    public double logLoss() {
        return losses / size;
    }

    /** Returns which share of the examples was on the right side of one half, exactly; NaN without examples. */
    public double accuracy() {
        return (double) right / size;
    }

    /** Returns the sum of all scores: how many true labels were expected. */
    public double expected() {
        return expected;
    }

    private static int binOf(double score) {
        return score < 0.5 ? binBelowHalf(score) : BINS - 1 - binBelowHalf(1 - score);
    }

    /** The first bits of the number, counted from those of a half downwards. */
    private static int binBelowHalf(double distance) {
        long bits = Double.doubleToLongBits(distance) - BITS_OF_A_HALF;
        return Math.max(0, HALF - 1 + (int) (bits >> (MANTISSA_BITS - BITS)));
    }
}
