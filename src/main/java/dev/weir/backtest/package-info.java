/**
 * Plays history through the engine and measures what its rules would have decided: their hits and, with labels, how many
 * of them are right.
 *
 * <pre>
 *   Engines ──▶ RuleSet
 *      ▲
 *   Backtest ──┬──▶ Period, PlayedSpan ──▶ Messages
 *              ├──▶ DecisionListener, ProgressListener
 *              └──▶ measure ◀── ResultJson
 * </pre>
 *
 * <p>May import what the job is made of, and nothing of the commands, which use it.
 */
@NullMarked
package dev.weir.backtest;

import org.jspecify.annotations.NullMarked;
