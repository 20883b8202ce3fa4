package dev.weir.realdata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many of some things are right, and between which bounds the share lies with 95 % confidence.
 *
 * <p>Wilson's interval, in which two hits on one customer are not two witnesses: whoever is taken is hit again, whoever
 * shops oddly is wronged again. The hits count for as many as would scatter as the sums of the customers do (the ratio
 * estimator's variance, Kish's design effect), at least one each and at most all; where every hit is right, or none,
 * nothing scatters, and a customer counts once.
 */
final class Proportion {
    /** Of a normal distribution, 95 % lie within so many standard deviations. */
    private static final double Z = 1.959964;

    private final Map<String, int[]> byCustomer = new HashMap<>();
    private int all;
    private int right;

    /** From {@code low} to {@code high}, both shares between 0 and 1. */
    record Interval(double low, double high) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * low, 100 * high);
        }
    }

    /** Counts one. */
    void count(String customer, boolean isRight) {
        int[] counted = byCustomer.computeIfAbsent(customer, first -> new int[2]);
        counted[0]++;
        all++;
        if (isRight) {
            counted[1]++;
            right++;
        }
    }

    /** Counts what another counted, of customers that are nobody else's. */
    void addAll(Proportion other, String whose) {
        other.byCustomer.forEach((customer, counted) -> byCustomer.put(whose + customer, counted.clone()));
        all += other.all;
        right += other.right;
    }

    int all() {
        return all;
    }

    int right() {
        return right;
    }

    /** The part that is right; 0 of nothing. */
    double share() {
        return (double) right / Math.max(1, all);
    }

    /** Where the share lies with 95 % confidence; of nothing, anywhere. */
    Interval interval() {
        return all == 0 ? new Interval(0, 1) : wilson(share(), witnesses());
    }

    /** Wilson's interval for a share of {@code n}. */
    static Interval wilson(double share, double n) {
        double square = Z * Z / n;
        double middle = (share + square / 2) / (1 + square);
        double half = Z / (1 + square) * Math.sqrt(share * (1 - share) / n + square / (4 * n));
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** For how many independent hits those that were counted stand. */
    private double witnesses() {
        int customers = byCustomer.size();
        if (right == 0 || right == all || customers == 1) {
            return customers;
        }
        double squares = 0;
        for (int[] counted : byCustomer.values()) {
            double off = counted[1] - share() * counted[0];
            squares += off * off;
        }
        double variance = squares * customers / (customers - 1) / ((double) all * all);
        return Math.min(all, Math.max(1, share() * (1 - share()) / variance));
    }
}
