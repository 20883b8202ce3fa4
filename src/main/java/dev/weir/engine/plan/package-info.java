/**
 * The rules of one epoch, planned: which keys care about which event, what they are asked, who decides.
 *
 * <pre>
 *   RulebookUpdate ──▶ Rulebooks ──▶ RulebookPlanner ──▶ Rulebook
 *                                          │                 │
 *                       KeySpace, SharedPatterns          ▼
 *                                                    TypePlan ──▶ RulePlan
 *                                                       │            └──▶ AnswerLayout (which answer stands where)
 *                                                       │            ┌──▶ AnswerLayout ──▶ FeatureRequest
 *                                                       └───────▶ KeyPlan ──▶ SeriesPlan, PatternPlan
 * </pre>
 *
 * <p>Also what a rule sees that no answer has to come for first ({@link dev.weir.engine.plan.EventScope}, {@link
 * dev.weir.engine.plan.MatchScope}) and whom a decision is about ({@link dev.weir.engine.plan.Subjects}), as several
 * rooms ask for that. A plan is never changed and never in state: it is made of the documents, once for
 * all instances in a process.
 */
@NullMarked
package dev.weir.engine.plan;

import org.jspecify.annotations.NullMarked;
