/**
 * Records other than events: what the job writes, and the readers of it.
 *
 * <pre>
 *   DecisionRecords ──▶ JsonDecisions ──▶ JsonForm          DecisionSeen reads them again
 *                              └──▶ PlainDecision         if no rule has a say
 *   RuleStatusRecords ──▶ JsonRuleStatus                    RuleAnswer reads them again
 *   InForceRecords, RawRecords ──▶ SenderHeaders
 *   DeadLetterRecords
 * </pre>
 */
@NullMarked
package dev.weir.io.record;

import org.jspecify.annotations.NullMarked;
