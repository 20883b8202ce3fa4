/**
 * Numbers that a rule compares something with, such as the 7 in {@code payments5m >= 7}: where they are, and the same
 * rule with another number there.
 *
 * <pre>
 *  document ──▶ ComparedNumbers ──▶ ExpressionNumbers ──▶ ComparedNumber ──▶ document with another number
 * </pre>
 *
 * <p>What a number belongs to is read from the parsed expression, and only its own characters are replaced, so that the
 * rest of the rule stays as it was written.
 */
@NullMarked
package dev.weir.rules.threshold;

import org.jspecify.annotations.NullMarked;
