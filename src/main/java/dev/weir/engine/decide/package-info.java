/**
 * What is decided about an event and a subject.
 *
 * <pre>
 *   Announced, Signal ──▶ Gatherings ──▶ Gathering ──▶ Decider ──▶ Verdict
 *                                                         │
 *                 Gathered (features by index) ◀──────────┤
 *                      │                                  ▼
 *    RuleScope, GatheredMatchScope, SubjectScope ◀──── RuleEvaluator ──▶ RuleEvaluation
 *                                                         │
 *                                 SubjectState: Firings, DecisionHistory, what was decided
 * </pre>
 */
@NullMarked
package dev.weir.engine.decide;

import org.jspecify.annotations.NullMarked;
