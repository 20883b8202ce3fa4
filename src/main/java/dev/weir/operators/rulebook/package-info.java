/**
 * How updates of rules and lists, and the requests of guards, reach all operators.
 *
 * <pre>
 *   RulebookOperator ──┬──▶ RulebookStart ──▶ RecordChecker       restores the rulebook at a start
 *                      ├──▶ TopicFaults, WaitingRecords
 *                      ├──▶ ModelsAhead ──▶ RecordChecker         tries models out beside the operator's thread
 *                      ├──▶ UpdatePace                            leaves time for decisions
 *                      └──▶ BoundsRecheck
 *   RuleStatusGate ──▶ AnswerGate: answers once every instance has the epoch     GuardRules: which rules to switch off
 * </pre>
 */
@NullMarked
package dev.weir.operators.rulebook;

import org.jspecify.annotations.NullMarked;
