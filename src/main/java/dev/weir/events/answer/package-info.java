/**
 * What the job answers: decisions about events, and what became of updates of rules and lists.
 *
 * <pre>
 *   Decision ──▶ Reason, Trigger
 *   RuleStatus ──▶ RuleNotes ──▶ ErrorList ──▶ RuleError
 *                      └──▶ FeatureNote                     RuleCost
 * </pre>
 */
@NullMarked
package dev.weir.events.answer;

import org.jspecify.annotations.NullMarked;
