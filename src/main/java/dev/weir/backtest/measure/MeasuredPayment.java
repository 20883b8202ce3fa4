package dev.weir.backtest.measure;

import dev.weir.io.history.label.Label;

/**
 * A payment that was decided.
 *
 * @param group of its customer, see {@link CustomerGroups}; meaningful only if it is hit or fraud
 */
record MeasuredPayment(int group, double amount, Label label) {
    /** Returns whether it is fraud, by its label. */
    boolean isFraud() {
        return label == Label.FRAUD;
    }
}
