/**
 * Counts what rules hit, in memory that does not grow with the history, and the measures that follow from the counts.
 *
 * <pre>
 *   BacktestResult ──▶ RuleResult, OutcomeResult, DayResult, Overlap, LabelCounts, Changes, SweepResult
 *                            └──▶ Measures ──▶ Rate
 *   Comparer ──▶ Measurer ──▶ RuleTally ──▶ HitCounts, PaymentTotals ──▶ GroupedCounts ──▶ Rate
 *                    └──▶ DayCounts, CustomerGroups
 * </pre>
 */
@NullMarked
package dev.weir.backtest.measure;

import org.jspecify.annotations.NullMarked;
