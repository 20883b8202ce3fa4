package dev.weir.backtest.measure;

import dev.weir.io.history.label.Label;

/** How many payments there are, whoever is hit. */
final class PaymentTotals {
    private final GroupedCounts frauds = new GroupedCounts();
    private final boolean labelled;
    private long transactions;
    private long matched;

    PaymentTotals(boolean labelled) {
        this.labelled = labelled;
    }

    /** Counts a payment. */
    void count(MeasuredPayment payment) {
        transactions++;
        if (payment.label() != Label.NONE) {
            matched++;
        }
        if (payment.isFraud()) {
            frauds.add(payment.group());
        }
    }

    /** Returns whether there are labels. */
    boolean labelled() {
        return labelled;
    }

    /** Returns how many payments there are. */
    long transactions() {
        return transactions;
    }

    /** Returns how many have a label. */
    long matched() {
        return matched;
    }

    /** Returns those that are fraud. */
    GroupedCounts frauds() {
        return frauds;
    }
}
