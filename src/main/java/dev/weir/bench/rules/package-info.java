/**
 * How a large number of rules affects the start of a job, and many updates its decisions.
 *
 * <pre>
 *   RulesAlone, RulesStart, RulesStorm ──▶ StormRules
 * </pre>
 */
@NullMarked
package dev.weir.bench.rules;

import org.jspecify.annotations.NullMarked;
