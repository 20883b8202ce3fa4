package dev.weir.models.measure;

import java.util.List;

/**
 * How an input was distributed when its model was trained: what its drift is measured against.
 *
 * @param bounds ascending, at most {@value InputDrift#DECILES}: each bin holds what is above the bound before it, up to its
 *     own; one more bin holds what is above the last
 * @param shares of the bins, and last of the examples in which the input was absent: each 0 to 1, and together 1
 */
public record InputBaseline(List<Double> bounds, List<Double> shares) {
    /** How far the sum of the shares may be from 1, since they are written with few digits. */
    public static final double MOST_OFF = 0.01;

    /**
     * Makes defensive copies.
     *
     * @throws IllegalArgumentException if it is no distribution; the message says what to write
     */
    public InputBaseline {
        bounds = List.copyOf(bounds);
        shares = List.copyOf(shares);
        if (bounds.size() > InputDrift.DECILES) {
            throw new IllegalArgumentException(
                    bounds.size() + " bounds; at most " + InputDrift.DECILES + " are allowed: write deciles");
        }
        for (int i = 0; i < bounds.size(); i++) {
            if (!Double.isFinite(bounds.get(i)) || (i > 0 && bounds.get(i) <= bounds.get(i - 1))) {
                throw new IllegalArgumentException("bounds are ascending numbers, each once");
            }
        }
        if (shares.size() != bounds.size() + 2) {
            throw new IllegalArgumentException(shares.size() + " shares; write " + (bounds.size() + 2)
                    + ": one for what is up to each bound," + " one for what is above the last, one for absent");
        }
        double sum = 0;
        for (double share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is 0 to 1, not " + share);
            }
            sum += share;
        }
        if (Math.abs(sum - 1) > MOST_OFF) {
            throw new IllegalArgumentException("the shares add up to " + sum + "; together they are 1");
        }
    }
}
