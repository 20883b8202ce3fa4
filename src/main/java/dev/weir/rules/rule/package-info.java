/**
 * A rule that was checked as a whole and can run, with its parts, and what it costs at most.
 *
 * <pre>
 *   Compiled ──▶ Rule ──┬──▶ RuleFeature
 *                       ├──▶ RulePattern
 *   Costs ──────▶       └──▶ Mode, Guard
 * </pre>
 */
@NullMarked
package dev.weir.rules.rule;

import org.jspecify.annotations.NullMarked;
