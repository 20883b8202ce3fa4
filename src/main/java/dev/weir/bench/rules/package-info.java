/**
 * How many rules, and many updates of them, affect the start of a job and its decisions.
 *
 * <pre>
 *   RulesStart, RulesStorm ──▶ StormRules
 * </pre>
 */
@NullMarked
package dev.weir.bench.rules;

import org.jspecify.annotations.NullMarked;
