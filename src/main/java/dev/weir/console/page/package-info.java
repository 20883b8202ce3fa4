/**
 * The pages of the console, as HTML in which every text is escaped and card numbers are masked.
 *
 * <pre>
 *   NowPage, RulesPage, RulePage, DecisionsPage, DecisionPage, …
 *        └──▶ Layout, DecisionTable ──▶ Pieces ──▶ Figures, CardNumbers, OutcomeColours
 *        └──▶ Sparkline, ChartJson                  what the script draws
 * </pre>
 */
@NullMarked
package dev.weir.console.page;

import org.jspecify.annotations.NullMarked;
