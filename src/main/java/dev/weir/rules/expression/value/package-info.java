/**
 * The values that expressions compute with, and the limits that stop them.
 *
 * <pre>
 *   CelValues ◀──▶ CelStruct ◀── RuntimeTypes      values
 *   Equality ──▶ Comparison                        of numbers of several types
 *   Regexes ──▶ RegexSize                          and the time zones that functions know: Zones
 *       └─────────▶ Meter ──▶ Failure              each step is counted; Steps are those of one event
 * </pre>
 */
@NullMarked
package dev.weir.rules.expression.value;

import org.jspecify.annotations.NullMarked;
