package dev.weir.backtest.measure;

import java.util.Arrays;

/**
 * Counts of each group of customers.
 *
 * <p>Two hits on one customer are not two witnesses: whoever is robbed is hit again, and whoever shops oddly is wronged
 * again. So hits count for as many as would scatter as the sums of the groups do: the variance of the ratio estimator
 * over that of independent hits, known as the design effect (L. Kish, Survey Sampling, 1965).
 */
final class GroupedCounts {
    private static final int FIRST = 16;

    private int[] counts = {};
    private long sum;

    /** Counts one. */
    void add(int group) {
        if (group >= counts.length) {
            counts = Arrays.copyOf(
                    counts, Math.min(CustomerGroups.MOST, Math.max(FIRST, Integer.highestOneBit(group) * 2)));
        }
        counts[group]++;
        sum++;
    }

    /** Returns how many were counted. */
    long sum() {
        return sum;
    }

    /**
     * Returns the share that others have of these.
     *
     * @param right in each group at most as many as here
     */
    Rate share(GroupedCounts right) {
        return Rate.of(right.sum, sum, witnesses(right));
    }

    private int of(int group) {
        return group < counts.length ? counts[group] : 0;
    }

    /** Returns for how many independent ones these stand: at least 1, and at most all. */
    private double witnesses(GroupedCounts right) {
        int groups = 0;
        double squares = 0;
        double share = (double) right.sum / Math.max(1, sum);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                groups++;
                double off = right.of(i) - share * counts[i];
                squares += off * off;
            }
        }
        if (right.sum == 0 || right.sum == sum || groups == 1) {
            return groups; // nothing scatters, so a customer counts once
        }
        double variance = squares * groups / (groups - 1) / ((double) sum * sum);
        return Math.min((double) sum, Math.max(1, share * (1 - share) / variance));
    }
}
