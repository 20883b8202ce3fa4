/**
 * What a rule would have done with other thresholds, from one pass over the history.
 *
 * <pre>
 *  --sweep ──▶ SweepRequest ──▶ SweptNumber ──▶ Variant, one for each value
 *                                                  │ Dependence: who may share an engine
 *                                                  ▼
 *  events ───────────────▶ Sweeps ───────────▶ Rooms: an engine and a Measurer each ──▶ SweepResult
 * </pre>
 *
 * <p>Each value of {@code --sweep card-velocity:payments5m=3..12} is the rule with that number in place of its own, a
 * variant. Variants that cannot affect each other run as rules of one engine and share its features; those of a rule
 * that looks at earlier decisions, or competes with others, have an engine each, with all other rules. Both are exact: a
 * variant hits what the rule would hit if it had the value.
 */
@NullMarked
package dev.weir.backtest.sweep;

import org.jspecify.annotations.NullMarked;
