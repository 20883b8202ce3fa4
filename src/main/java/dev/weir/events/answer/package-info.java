/**
 * The answers of the job: decisions about events, and the results of updates of rules and lists.
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
