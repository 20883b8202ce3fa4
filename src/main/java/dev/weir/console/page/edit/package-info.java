/**
 * The pages on which rules are changed.
 *
 * <pre>
 *   RuleButtons ──▶ EditPage ──▶ HourPage       a text, what is wrong with it, and what it would have done
 *        └─────────────▼
 *                  ChangePage                   the difference, and what the job answered
 *   CasesPart                                   its cases, and what became of each
 * </pre>
 */
@NullMarked
package dev.weir.console.page.edit;

import org.jspecify.annotations.NullMarked;
