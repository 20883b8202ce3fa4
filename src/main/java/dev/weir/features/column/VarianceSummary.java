package dev.weir.features.column;

/**
 * Count, mean and sum of squared deviations from the mean. Runs of numbers are processed in two passes and then merged,
 * which avoids cancellation: Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm for computing sample
 * variances" (1979). The relative error is about 10<sup>-16</sup> times the mean divided by the deviation.
 */
public final class VarianceSummary {
    private long count;
    private double mean;
    private double squares;

    /** Adds a run of at least one number. */
    public void add(Numbers numbers, int from, int to) {
        DecimalSum sum = new DecimalSum();
        numbers.addTo(sum, from, to);
        double centre = sum.over(to - from);
        double around = 0;
        for (int i = from; i < to; i++) {
            double distance = numbers.get(i) - centre;
            around += distance * distance;
        }
        add(to - from, centre, around);
    }

    private void add(long otherCount, double otherMean, double otherSquares) {
        long both = count + otherCount;
        double distance = otherMean - mean;
        double weight = (double) otherCount / both;
        mean = count == 0 ? otherMean : mean + distance * weight;
        squares += otherSquares + (count == 0 ? 0 : distance * distance * count * weight);
        count = both;
    }

    /** Adds the numbers of another spread. */
    public void add(VarianceSummary other) {
        add(other, other.count);
    }

    /** Adds this many, at least one, of the numbers of another spread, as if they were spread like all of them. */
    public void add(VarianceSummary other, long share) {
        add(share, other.mean, other.squares * ((double) share / other.count));
    }

    /** Returns the standard deviation of the population; NaN if there are no numbers. */
    public double deviation() {
        return Math.sqrt(squares / count);
    }

    /** Writes the binary form without the count, which its owner writes. */
    public void write(PackedWriter out) {
        out.eight(Double.doubleToRawLongBits(mean));
        out.eight(Double.doubleToRawLongBits(squares));
    }

    /** Reads the binary form of the spread of this many numbers. */
    public static VarianceSummary read(long count, PackedReader in) {
        VarianceSummary spread = new VarianceSummary();
        spread.count = count;
        spread.mean = Double.longBitsToDouble(in.eight());
        spread.squares = Double.longBitsToDouble(in.eight());
        return spread;
    }
}
