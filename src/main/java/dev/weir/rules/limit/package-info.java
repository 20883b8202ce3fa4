/**
 * Limits on rules, their expressions and their number: settings that everything else in {@code rules} may use.
 *
 * <pre>
 *   RuleLimits ──┬──▶ RuleCounts
 *                └──▶ ExpressionLimits
 * </pre>
 */
@NullMarked
package dev.weir.rules.limit;

import org.jspecify.annotations.NullMarked;
