/**
 * What the console asks for when rules are changed, or their cases run. The commands implement it, so that a page and a terminal do the same.
 *
 * <pre>
 *   RuleCases ──────────────────▶ DraftChecked
 *   RuleChanges ──▶ RuleDraft ──▶ DraftChecked ──▶ Fault, CaseSeen
 *        ├──▶ Wish (Step, Wisher) ──▶ Planned ──▶ Answered
 *        ├──▶ PlayedHour
 *        └──▶ ProposalIds
 * </pre>
 */
@NullMarked
package dev.weir.console.edit;

import org.jspecify.annotations.NullMarked;
