/**
 * What many rules, and many updates of them, do to the start of a job and to its decisions.
 *
 * <pre>
 *   RulesStart, RulesStorm ──▶ StormRules
 * </pre>
 */
@NullMarked
package dev.weir.bench.rules;

import org.jspecify.annotations.NullMarked;
