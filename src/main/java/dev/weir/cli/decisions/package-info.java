/**
 * The commands about decisions: following them, and asking why.
 *
 * <pre>
 *   TailDecisions ──▶ DecisionMade
 *   Explain ──▶ WhyNot ──▶ PatternProgress ──▶ Replay            what happened before, played through the engine again
 *                  └──▶ ConditionLines ──▶ Probe ──▶ ConditionPart ──▶ Brackets
 * </pre>
 */
@NullMarked
package dev.weir.cli.decisions;

import org.jspecify.annotations.NullMarked;
