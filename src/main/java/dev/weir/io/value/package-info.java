/**
 * Single values of records, read strictly: a value that is not exactly what it should be is a {@link
 * dev.weir.io.value.BadRecord} that quotes it.
 *
 * <pre>
 *   Scalars ──▶ EventTimes ──▶ Timestamps ──▶ PlainInstant
 *      ├──▶ SchemaHints, Unscaled, TextFaults, DecimalTime ──▶ EventTimes
 *   PlainScalars ──▶ PlainJson                              the same values in the form in which nearly all come
 * </pre>
 */
@NullMarked
package dev.weir.io.value;

import org.jspecify.annotations.NullMarked;
