package dev.weir.backtest.measure;

/**
 * How labels and payments go together.
 *
 * @param given labels in all, as far as they are known without the payments
 * @param matched measured payments that have a label
 * @param unmatched measured payments without one, which count as neither right nor wrong
 * @param frauds measured payments that are fraud
 */
public record LabelCounts(long given, long matched, long unmatched, long frauds) {}
