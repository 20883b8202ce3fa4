package dev.weir.backtest.measure;

/**
 * A share, and the bounds between which it lies with 95 % confidence.
 *
 * @param right 0 to {@code of}
 * @param of 0 or more; of nothing, the value is 0 and may be anything
 * @param low 0 to 1
 * @param high 0 to 1
 */
public record Rate(long right, long of, double low, double high) {
    /** Of a normal distribution, 95 % lie within so many standard deviations. */
    private static final double Z = 1.959964;

    /** Nothing is known. */
    public static final Rate OF_NOTHING = new Rate(0, 0, 0, 1);

    /** Returns the share, 0 to 1; 0 of nothing. */
    public double value() {
        return of == 0 ? 0 : (double) right / of;
    }

    /** Returns whether there is a share at all. */
    public boolean isKnown() {
        return of > 0;
    }

    /**
     * Returns a share with its score interval (E. B. Wilson, Probable inference, the law of succession, and statistical
     * inference, 1927), which unlike that of Wald stays within 0 and 1 and is good for few hits and for shares near 1.
     *
     * @param witnesses for how many independent ones those that were counted stand, above 0; fewer where several are
     *     of one customer
     */
    static Rate of(long right, long of, double witnesses) {
        if (of == 0) {
            return OF_NOTHING;
        }
        double share = (double) right / of;
        double square = Z * Z / witnesses;
        double middle = (share + square / 2) / (1 + square);
        double half = Z / (1 + square) * Math.sqrt(share * (1 - share) / witnesses + square / (4 * witnesses));
        return new Rate(right, of, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
