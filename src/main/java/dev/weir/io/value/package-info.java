/**
 * Single values of records, read strictly: what is not exactly what it should be is a {@link
 * dev.weir.io.value.BadRecord} that says what was there.
 *
 * <pre>
 *   Scalars ──▶ EventTimes ──▶ Timestamps ──▶ PlainInstant
 *      └──▶ SchemaHints, Unscaled, TextFaults
 * </pre>
 */
@NullMarked
package dev.weir.io.value;

import org.jspecify.annotations.NullMarked;
