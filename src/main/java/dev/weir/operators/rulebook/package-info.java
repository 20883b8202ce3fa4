/**
 * How updates of rules and lists, and the requests of guards, reach all operators.
 *
 * <pre>
 *   RulebookOperator ──┬──▶ RulebookStart ──▶ RecordChecker       what holds at a start
 *                      ├──▶ TopicFaults, WaitingRecords
 *                      └──▶ UpdatePace                            so that events are decided beside it
 *                      └──▶ BoundsRecheck
 *   RuleStatusGate: answers once every instance has them          GuardRules: whom to switch off
 * </pre>
 */
@NullMarked
package dev.weir.operators.rulebook;

import org.jspecify.annotations.NullMarked;
