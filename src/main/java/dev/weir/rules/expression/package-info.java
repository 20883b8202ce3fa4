/**
 * Expressions of CEL: checked against what they may see, planned, and run.
 *
 * <pre>
 *   text ──▶ ExpressionChecker ──▶ Checked ──▶ CelExpression, CelFeatureInput      as Expression and FeatureInput
 *                │                                 │
 *             Dialect, Promotion, Constants        ├──▶ ScopeVariables ──▶ CelEvent
 *                │                                 └──▶ Shortcut, StepBound
 *                ▼                                 ▼
 *             message ──▶ type ──▶ value ◀──────  eval
 * </pre>
 *
 * <p>{@code type} is what an expression may see, {@code message} what is said where it sees something else, {@code
 * eval} what runs, {@code value} what it runs on. Nothing outside sees a class of CEL.
 */
@NullMarked
package dev.weir.rules.expression;

import org.jspecify.annotations.NullMarked;
