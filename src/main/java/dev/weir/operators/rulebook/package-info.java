/**
 * How updates of rules and lists come to all rooms, and what guards ask.
 *
 * <pre>
 *   RulebookOperator ──┬──▶ RulebookStart ──▶ RecordJudge         what holds at a start
 *                      ├──▶ TopicsAtStart, WaitingRecords
 *                      └──▶ UpdatePace                            so that events are decided beside it
 *                      └──▶ BoundsOfToday
 *   RuleStatusGate: answers once every instance has them          GuardRules: whom to switch off
 * </pre>
 */
@NullMarked
package dev.weir.operators.rulebook;

import org.jspecify.annotations.NullMarked;
