/**
 * What each part of a rule's condition was on an event: the rule is asked again, changed so that it reports about itself.
 *
 * <pre>
 *   ConditionLines ──▶ ConditionTree ──▶ Probe ──▶ ConditionPart ──▶ Brackets
 * </pre>
 */
@NullMarked
package dev.weir.cli.condition;

import org.jspecify.annotations.NullMarked;
