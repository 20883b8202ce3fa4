/**
 * The rules of one epoch, planned: which keys need which events, which features are requested of them, and which rules
 * apply.
 *
 * <pre>
 *   RulebookUpdate ──▶ Rulebooks ──▶ RulebookPlanner ──▶ Rulebook
 *                                          │                 │
 *                       KeySpace, SharedPatterns             ▼
 *                                                    TypePlan ──▶ RulePlan
 *                                                       │            └──▶ AnswerLayout (the index of each answer)
 *                                                       │            ┌──▶ AnswerLayout ──▶ FeatureRequest
 *                                                       └───────▶ KeyPlan ──▶ SeriesPlan, PatternPlan
 * </pre>
 *
 * <p>Also what a rule can read about a match that is decided by itself ({@link dev.weir.engine.plan.MatchScope}) and the
 * subject of a decision ({@link dev.weir.engine.plan.Subjects}), because several operators need these. Plans are
 * immutable and never stored in state: they are made from the documents, once for all instances in a process.
 */
@NullMarked
package dev.weir.engine.plan;

import org.jspecify.annotations.NullMarked;
