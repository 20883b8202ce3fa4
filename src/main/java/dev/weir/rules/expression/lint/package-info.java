/**
 * Reviews new expressions that have the right types, for what is certainly or probably not meant.
 *
 * <pre>
 *   Review ──▶ UnknownValues ──▶ TextFields, Notes
 * </pre>
 */
@NullMarked
package dev.weir.rules.expression.lint;

import org.jspecify.annotations.NullMarked;
