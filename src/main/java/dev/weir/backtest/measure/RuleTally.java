package dev.weir.backtest.measure;

import dev.weir.io.history.label.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts what one rule hits, alone and beside others. */
final class RuleTally {
    private static final int FIRST = 8;

    private final MeasuredRule rule;
    private final int number;
    private final HitCounts all = new HitCounts();
    private RuleResult.Marginal alone = RuleResult.Marginal.NONE;
    private long[] byDay = {};
    /** With rules of a higher number, by that. */
    private long[] both = {};

    RuleTally(MeasuredRule rule, int number) {
        this.rule = rule;
        this.number = number;
    }

    MeasuredRule rule() {
        return rule;
    }

    int number() {
        return number;
    }

    HitCounts all() {
        return all;
    }

    /** Counts a payment that no other live rule hits. */
    void alone(MeasuredPayment payment) {
        boolean good = payment.label() == Label.GENUINE;
        alone = new RuleResult.Marginal(
                alone.hits() + 1,
                alone.frauds() + (payment.isFraud() ? 1 : 0),
                alone.amountCaught() + (payment.isFraud() ? payment.amount() : 0),
                alone.amountInsulted() + (good ? payment.amount() : 0));
    }

    void alert(int day) {
        all.alert();
        byDay = grown(byDay, day);
        byDay[day]++;
    }

    void together(RuleTally higher) {
        both = grown(both, higher.number);
        both[higher.number]++;
    }

    /** Returns how many payments this and another rule hit; of this one, how many it hits. */
    long both(RuleTally other) {
        if (other == this) {
            return all.hits();
        }
        return other.number > number ? other.number < both.length ? both[other.number] : 0 : other.both(this);
    }

    private static long[] grown(long[] counts, int index) {
        return index < counts.length ? counts : Arrays.copyOf(counts, Math.max(FIRST, index + 1 + (index >> 1)));
    }

    RuleResult result(PaymentTotals totals, int days) {
        List<Long> alerts = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            alerts.add(day < byDay.length ? byDay[day] : 0);
        }
        return new RuleResult(
                rule.id(), rule.version(), rule.mode(), rule.outcome(), all.measures(totals, days), alone, alerts);
    }
}
