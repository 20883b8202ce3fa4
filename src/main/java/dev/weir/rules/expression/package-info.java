/**
 * Expressions in CEL: checked against what they may name, planned, and run.
 *
 * <pre>
 *   text ──▶ ExpressionChecker ──▶ Checked ──▶ CelExpression ◀── CelFeatureInput     as Expression and FeatureInput
 *              │      │                            └──▶ Shortcut, StepBound
 *              │      └──▶ Dialect, Promotion, Constants, CanonicalText
 *              │      └──▶ lint: what is not meant, though it has the right types
 *              ▼
 *            message ──▶ eval ──▶ environment ──▶ scope ──▶ value
 * </pre>
 *
 * <p>{@code environment} is what an expression may name at its place, {@code message} the error messages if it names
 * something else. {@code eval} plans it, so that names become numbers, and runs it: {@code scope} has the values it
 * reads, and {@code value} the values it computes with. No code outside {@code rules} uses a class of CEL.
 */
@NullMarked
package dev.weir.rules.expression;

import org.jspecify.annotations.NullMarked;
