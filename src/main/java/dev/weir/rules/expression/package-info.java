/**
 * Expressions of CEL: checked against what they may see, planned, and run.
 *
 * <pre>
 *   text ──▶ ExpressionChecker ──▶ Checked ──▶ CelExpression ◀── CelFeatureInput     as Expression and FeatureInput
 *              │      │                            └──▶ Shortcut, StepBound
 *              │      └──▶ Dialect, Promotion, Constants, CanonicalText
 *              ▼
 *            message ──▶ eval ──▶ environment ──▶ scope ──▶ value
 * </pre>
 *
 * <p>{@code environment} is what an expression may name from where it stands, {@code message} what is said where it names
 * something else. {@code eval} plans it, so that names become numbers, and runs it: {@code scope} is what it sees then, and
 * {@code value} what it computes on. Nothing outside of {@code rules} sees a class of CEL.
 */
@NullMarked
package dev.weir.rules.expression;

import org.jspecify.annotations.NullMarked;
