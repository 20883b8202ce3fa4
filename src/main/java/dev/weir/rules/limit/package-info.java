/**
 * How much a rule, its expressions and all rules together may take: settings, of which everything else in {@code
 * rules} knows.
 *
 * <pre>
 *   RuleLimits ──┬──▶ RuleCounts
 *                └──▶ ExpressionLimits
 * </pre>
 */
@NullMarked
package dev.weir.rules.limit;

import org.jspecify.annotations.NullMarked;
