/**
 * How an event and a subject are decided.
 *
 * <pre>
 *   Announced, Signal ──▶ FanIn ──▶ AnsweredEvent ──▶ Decider ──▶ Verdict
 *                                                        │
 *                 EventAnswers (by key and line) ◀───────┤
 *                      │                                 ▼
 *    RuleScope, AnsweredMatchScope, SubjectScope ◀── RuleEvaluator ──▶ RuleEvaluation
 *                                                        │
 *                                 SubjectState: Firings, DecisionHistory, what was decided
 * </pre>
 */
@NullMarked
package dev.weir.engine.decide;

import org.jspecify.annotations.NullMarked;
