/**
 * Reviews new expressions that have the right types, for what is certainly or probably not meant.
 *
 * <pre>
 *   Review ──┬──▶ UnknownValues ──┬──▶ EventFields          constants that a field never has
 *            ├──▶ UnknownOutcomes ┤                         outcomes that no rule decides
 *            ├──▶ AskedNames ─────┤                         rules and tags that decisions are compared with
 *            ├──▶ SilencedSums ───┘                         sums that an absent value silences
 *            ├──▶ Contradictions ──▶ Asked, Possible, Range conditions that never or always hold
 *            ├──▶ PairsOfLines                              loops whose steps outgrow the budget
 *            ├──▶ NegativeIndices                           elements before the first
 *            ├──▶ ZeroDivisors                              divisions by a zero that is written
 *            └──▶ SplitParts                                parts of a text that need not be there
 *                 all ──▶ Nodes, Notes
 * </pre>
 */
@NullMarked
package dev.weir.rules.expression.lint;

import org.jspecify.annotations.NullMarked;
