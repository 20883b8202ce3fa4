package dev.weir.bench.engine;

import java.util.Arrays;

/**
 * Thresholds of amounts, one for each rule: starting from the lowest in steps of a tenth of it, so that few rules have
 * low ones.
 */
final class Thresholds {
    private final double[] sorted;

    private Thresholds(double[] sorted) {
        this.sorted = sorted;
    }

    /** Returns this many thresholds, starting from the lowest. */
    static Thresholds from(double least, int rules) {
        double[] sorted = new double[rules];
        for (int i = 0; i < rules; i++) {
            sorted[i] = least + i * least / 10;
        }
        return new Thresholds(sorted);
    }

    /** Returns the threshold of a rule, from 0. */
    double of(int rule) {
        return sorted[rule];
    }

    /** Returns the number of thresholds below the amount. */
    int below(double amount) {
        int found = Arrays.binarySearch(sorted, amount);
        return found < 0 ? -found - 1 : found;
    }
}
