/**
 * A fully checked rule that can run, with its parts, and what it costs at most.
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
