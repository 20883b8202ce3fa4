package dev.weir.backtest.measure;

import dev.weir.io.history.label.Label;
import java.util.Optional;

/** Counts what one rule, or several together, hit. */
final class HitCounts {
    private final GroupedCounts labelled = new GroupedCounts();
    private final GroupedCounts right = new GroupedCounts();
    private long alerts;
    private long hits;
    private double amountHit;
    private double amountCaught;
    private double amountInsulted;

    /** Counts a decision in which it is a reason. */
    void alert() {
        alerts++;
    }

    /** Counts a payment that it hits; once for each. */
    void hit(MeasuredPayment payment) {
        hits++;
        amountHit += payment.amount();
        if (payment.label() == Label.NONE) {
            return;
        }
        labelled.add(payment.group());
        if (payment.isFraud()) {
            right.add(payment.group());
            amountCaught += payment.amount();
        } else {
            amountInsulted += payment.amount();
        }
    }

    long alerts() {
        return alerts;
    }

    long hits() {
        return hits;
    }

    /** Returns what follows from the counts. */
    Measures measures(PaymentTotals totals, long days) {
        return new Measures(alerts, (double) alerts / Math.max(1, days), hits, amountHit, truth(totals));
    }

    private Optional<Measures.Truth> truth(PaymentTotals totals) {
        if (!totals.labelled()) {
            return Optional.empty();
        }
        long caught = right.sum();
        return Optional.of(new Measures.Truth(
                labelled.share(right),
                totals.frauds().share(right),
                caught == 0 ? Optional.empty() : Optional.of((double) (labelled.sum() - caught) / caught),
                amountCaught,
                amountInsulted));
    }
}
